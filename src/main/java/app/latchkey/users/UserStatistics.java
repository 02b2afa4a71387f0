package app.latchkey.users;

import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Note;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.security.Role;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How many people have, or had, an account at the agency.
 *
 * @param inactive who were invited, are suspended or have left
 * @param today how many were added today
 * @param week how many were added within seven days, today the last of them
 */
public record UserStatistics(long all, long active, long inactive, Map<Role, Long> byRole, long today, long week) {

    public UserStatistics {
        byRole = Map.copyOf(byRole);
    }

    static UserStatistics of(Figure figure) {
        var notes = figure.notes().stream()
                .collect(Collectors.toMap(
                        Note::name, note -> Objects.requireNonNull(note.value()).longValueExact()));
        return new UserStatistics(
                Objects.requireNonNull(figure.value()).longValueExact(),
                number(notes, UserFigures.ACTIVE),
                number(notes, UserFigures.INACTIVE),
                figure.parts().stream().collect(Collectors.toMap(part -> Role.valueOf(part.code()), Part::rows)),
                number(notes, UserFigures.TODAY),
                number(notes, UserFigures.WEEK));
    }

    private static long number(Map<String, Long> notes, String name) {
        return Objects.requireNonNull(notes.get(name));
    }
}
