package app.latchkey.bench;

import app.latchkey.StatementCounter;
import app.latchkey.platform.search.QuickFinder;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Asks every kind of record for what somebody types into the quick search. */
final class QuickSearchBenchmark {

    private static final int MOST_OF_A_KIND = 5;

    private static final List<String> TEXTS = List.of(
            "LK-123456",
            "PR-654321",
            "27 grosvenor street leeds",
            "zoe winslade",
            "landlord4711@agency1.example",
            "Grosvenr gardns",
            "acacia",
            "london",
            "e1 4",
            "nowhere at all");

    private final List<QuickFinder> finders;
    private final StatementCounter statements;
    private final int runs;

    QuickSearchBenchmark(List<QuickFinder> finders, StatementCounter statements, int runs) {
        this.finders = finders;
        this.statements = statements;
        this.runs = runs;
    }

    List<Line> everyText() throws IOException, InterruptedException, SQLException {
        var lines = new ArrayList<Line>();
        for (var text : TEXTS) {
            find(text);
            var timings = Timings.of(runs, _ -> find(text));
            statements.reset();
            find(text);
            lines.add(new Line(
                    "\"%s\"".formatted(text), timings, statements.sent().size(), 0, OptionalDouble.empty()));
        }
        lines.add(new Line(
                "**all of these together**",
                Timings.together(lines.stream().map(Line::timings)),
                lines.getFirst().statements(),
                0,
                OptionalDouble.empty()));
        return lines;
    }

    private void find(String text) {
        finders.forEach(finder -> finder.find(text, MOST_OF_A_KIND));
    }
}
