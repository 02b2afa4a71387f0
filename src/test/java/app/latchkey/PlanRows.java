package app.latchkey;

import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a plan that was carried out ({@code explain (analyze, format json)}) says of its work. */
public final class PlanRows {

    private PlanRows() {}

    /** Rows of a table and index entries of it that were looked at, by this node and those below it. */
    public static long scanned(JsonNode plan, String table) {
        long own = table.equals(text(plan, "Relation Name"))
                ? Math.round((number(plan, "Actual Rows")
                                + number(plan, "Rows Removed by Filter")
                                + number(plan, "Rows Removed by Index Recheck"))
                        * number(plan, "Actual Loops"))
                : 0;
        @Nullable JsonNode children = plan.get("Plans");
        return children == null
                ? own
                : own
                        + StreamSupport.stream(children.spliterator(), false)
                                .mapToLong(child -> scanned(child, table))
                                .sum();
    }

    private static String text(JsonNode node, String name) {
        @Nullable JsonNode value = node.get(name);
        return value == null ? "" : value.asString();
    }

    private static double number(JsonNode node, String name) {
        @Nullable JsonNode value = node.get(name);
        return value == null ? 0 : value.asDouble();
    }
}
