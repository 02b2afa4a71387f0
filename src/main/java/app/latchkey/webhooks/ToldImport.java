package app.latchkey.webhooks;

import app.latchkey.platform.FieldChange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is told of an import that is finished, in the API's words. */
public record ToldImport(String kind, String fileName, ToldCounts counts) {

    /** What became of them. */
    public record ToldCounts(int total, int inserted, int updated, int unchanged, int rejected) {}

    /** @param changes as history has them of the end of an import */
    static ToldImport of(List<FieldChange> changes) {
        var said = changes.stream()
                .filter(change -> change.after() != null)
                .collect(Collectors.toMap(FieldChange::field, change -> String.valueOf(change.after())));
        return new ToldImport(
                said.getOrDefault("importKind", ""),
                said.getOrDefault("importFile", ""),
                new ToldCounts(
                        number(said, "rowsTotal"),
                        number(said, "rowsInserted"),
                        number(said, "rowsUpdated"),
                        number(said, "rowsUnchanged"),
                        number(said, "rowsRejected")));
    }

    private static int number(Map<String, String> said, String field) {
        return Integer.parseInt(said.getOrDefault(field, "0"));
    }
}
