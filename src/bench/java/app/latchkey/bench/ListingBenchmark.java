package app.latchkey.bench;

import app.latchkey.StatementCounter;
import app.latchkey.StatementCounter.Sent;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingMoments;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingSort.Column;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.database.Database;
import app.latchkey.platform.live.RecordsChanged;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the grid's own service what the grid asks. */
final class ListingBenchmark {

    private static final int PAGE = 50;

    private static final ListingSort BY_RENT = new ListingSort(Column.RENT, true);
    private static final ListingFilter COMMON = new ListingFilter(
            "",
            Set.of(ListingStatus.AVAILABLE),
            2,
            2,
            1_000_00L,
            1_500_00L,
            Set.of(),
            "",
            "",
            Set.of(),
            null,
            null,
            null,
            ListingMoments.ANY);

    private final ListingService listings;
    private final StatementCounter statements;
    private final ApplicationEventPublisher events;
    private final Database database;
    private final JsonMapper json;
    private final Floor floor;
    private final long agencyId;
    private final int runs;
    private final Random random = new Random(1);

    ListingBenchmark(
            ListingService listings,
            StatementCounter statements,
            ApplicationEventPublisher events,
            Database database,
            JsonMapper json,
            long agencyId,
            int runs) {
        this.listings = listings;
        this.statements = statements;
        this.events = events;
        this.database = database;
        this.json = json;
        this.floor = new Floor(database);
        this.agencyId = agencyId;
        this.runs = runs;
    }

    String floorUsed() {
        return floor.describe();
    }

    /** As a server that has been up for a while: what is compiled on the way is not measured. */
    void warmUp() {
        for (int i = 0; i < 20 * runs; i++) {
            listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, i * PAGE % 2_000, PAGE);
            listings.rows(COMMON, BY_RENT, i * PAGE % 20_000, PAGE);
            listings.rows(ListingFilter.ofText("27 grosvenor street leeds"), BY_RENT, 0, PAGE);
        }
    }

    /** Pages in the depth of one list, from where its first jump has been made. */
    List<Line> pages(ListingFilter filter, ListingSort sort) throws IOException, InterruptedException, SQLException {
        int size = Math.toIntExact(listings.count(filter));
        var lines = new ArrayList<Line>();
        lines.add(line("first page", runs, _ -> listings.rows(filter, sort, 0, PAGE)));
        for (int percent : new int[] {1, 10, 50, 90}) {
            int offset = (int) ((long) size * percent / 100);
            listings.rows(filter, sort, offset, PAGE);
            lines.add(line(
                    "at %d %%".formatted(percent), runs, i -> listings.rows(filter, sort, offset + i * PAGE, PAGE)));
        }
        var jumps = random.ints(runs, 0, Math.max(1, size - PAGE)).toArray();
        lines.add(line("random jumps", runs, i -> listings.rows(filter, sort, jumps[i % runs], PAGE)));
        return lines;
    }

    List<Line> withoutFilter() throws IOException, InterruptedException, SQLException {
        return pages(ListingFilter.ALL, ListingSort.DEFAULT);
    }

    List<Line> commonFilter() throws IOException, InterruptedException, SQLException {
        var lines = new ArrayList<>(pages(COMMON, BY_RENT));
        lines.add(line("count, cold", runs, _ -> {
            forget();
            listings.count(COMMON);
        }));
        lines.add(line("count, warm", runs, _ -> listings.count(COMMON)));
        lines.add(line("count of all, cold", runs, _ -> {
            forget();
            listings.count(ListingFilter.ALL);
        }));
        return lines;
    }

    /** One line a sort, over all depths; and how long its very first jump took, which reads the boundaries. */
    List<Line> everySort() throws IOException, InterruptedException, SQLException {
        var lines = new ArrayList<Line>();
        for (var column : Column.values()) {
            for (boolean ascending : new boolean[] {true, false}) {
                var sort = new ListingSort(column, ascending);
                var firstJump = Timings.of(1, _ -> listings.rows(ListingFilter.ALL, sort, 400_000, PAGE));
                var depths = pages(ListingFilter.ALL, sort);
                var middle = depths.get(3);
                lines.add(new Line(
                        "%s %s (first jump %s ms)"
                                .formatted(
                                        column.name().toLowerCase(Locale.UK).replace('_', ' '),
                                        ascending ? "up" : "down",
                                        Timings.text(firstJump.quantile(1))),
                        Timings.together(depths.stream().map(Line::timings)),
                        depths.stream().mapToInt(Line::statements).max().orElseThrow(),
                        depths.stream().mapToLong(Line::rowsRead).max().orElseThrow(),
                        middle.floor()));
            }
        }
        return lines;
    }

    /** Every first page as after a change: nothing is known of the text. */
    List<Line> freeText() throws IOException, InterruptedException, SQLException {
        var lines = new ArrayList<Line>();
        for (var text : List.of(
                "LK-123456",
                "27 grosvenor street leeds",
                "zoe winslade bristol",
                "acacia",
                "Grosvenr gardns",
                "nowhere at all",
                "e1",
                "a",
                "road",
                "london")) {
            var filter = ListingFilter.ofText(text);
            lines.add(line("\"%s\", first page".formatted(text), runs, _ -> {
                forget();
                listings.rows(filter, ListingSort.DEFAULT, 0, PAGE);
            }));
        }
        lines.add(new Line(
                "**all of these together**",
                Timings.together(lines.stream().map(Line::timings)),
                lines.stream().mapToInt(Line::statements).max().orElseThrow(),
                lines.stream().mapToLong(Line::rowsRead).max().orElseThrow(),
                OptionalDouble.empty()));
        for (var text : List.of("27 grosvenor street leeds", "road", "london")) {
            var filter = ListingFilter.ofText(text);
            lines.add(line("\"%s\", count, cold".formatted(text), Math.min(runs, 10), _ -> {
                forget();
                listings.count(filter);
            }));
        }
        for (var text : List.of("london", "road")) {
            var filter = ListingFilter.ofText(text);
            listings.rows(filter, BY_RENT, 3_000, PAGE);
            lines.add(line(
                    "\"%s\" by rent, random jumps".formatted(text),
                    runs,
                    _ -> listings.rows(filter, BY_RENT, random.nextInt(200_000), PAGE)));
        }
        return lines;
    }

    private void forget() {
        events.publishEvent(new RecordsChanged(agencyId, "Listing", List.of(), null, null));
    }

    private Line line(String what, int times, Timings.Run run) throws IOException, InterruptedException, SQLException {
        run.run(0);
        var timings = Timings.of(times, run);
        statements.reset();
        run.run(times / 2);
        // A refresh of boundaries may run behind; it is nobody's page.
        var sent = statements.sent().stream()
                .filter(statement -> !statement.sql().contains("row_number()"))
                .toList();
        if (sent.isEmpty()) {
            return new Line(what, timings, 0, 0, OptionalDouble.empty());
        }
        var last = sent.getLast();
        return new Line(what, timings, sent.size(), rowsRead(last), floor.of(List.of(last), agencyId, times));
    }

    private long rowsRead(Sent sent) throws SQLException {
        var login = database.application();
        try (var connection = DriverManager.getConnection(database.url(), login.user(), login.password())) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set plan_cache_mode = force_custom_plan");
                statement.execute("select set_config('latchkey.agency', '%d', true)".formatted(agencyId));
            }
            try (var explain = connection.prepareStatement("explain (analyze, format json) " + sent.sql())) {
                for (int i = 0; i < sent.parameters().size(); i++) {
                    explain.setObject(i + 1, sent.parameters().get(i));
                }
                try (var row = explain.executeQuery()) {
                    row.next();
                    return scanned(json.readTree(row.getString(1)).get(0).get("Plan"));
                }
            }
        }
    }

    private static long scanned(JsonNode plan) {
        long own = plan.path("Relation Name").asString("").equals("listing")
                ? Math.round((plan.path("Actual Rows").asDouble(0)
                                + plan.path("Rows Removed by Filter").asDouble(0)
                                + plan.path("Rows Removed by Index Recheck").asDouble(0))
                        * plan.path("Actual Loops").asDouble(1))
                : 0;
        return own
                + StreamSupport.stream(plan.path("Plans").spliterator(), false)
                        .mapToLong(ListingBenchmark::scanned)
                        .sum();
    }
}
