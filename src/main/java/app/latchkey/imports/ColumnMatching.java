package app.latchkey.imports;

import app.latchkey.imports.ImportField.Shape;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which column of a file holds which field. A column holds at most one field, and a field has at most one column. */
final class ColumnMatching {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(?:\\.[^@\\s.]+)+");
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}£%#]");

    private ColumnMatching() {}

    /**
     * Proposes a field for each column: by its name, and for what no name tells by the look of its values. A field takes
     * the column with the surest of its names; of two columns of the same name the first.
     *
     * @param values of each column, some of them, without blanks
     * @return a field's name, or null, for each column
     */
    static List<@Nullable String> propose(
            List<String> header, List<? extends Collection<String>> values, List<ImportField> fields) {
        var names = header.stream().map(ColumnMatching::normal).toList();
        var matching = new ArrayList<@Nullable String>(Collections.nCopies(header.size(), null));
        for (var field : fields) {
            Stream.concat(Stream.of(field.name()), field.synonyms().stream())
                    .map(ColumnMatching::normal)
                    .map(names::indexOf)
                    .filter(column -> column >= 0 && matching.get(column) == null)
                    .findFirst()
                    .ifPresent(column -> matching.set(column, field.name()));
        }
        for (var field : fields) {
            if (field.shape() != Shape.TEXT && field.shape() != Shape.DATE && !matching.contains(field.name())) {
                for (int column = 0; column < header.size(); column++) {
                    if (matching.get(column) == null && looksLike(field.shape(), values.get(column))) {
                        matching.set(column, field.name());
                        break;
                    }
                }
            }
        }
        return matching;
    }

    /** The required fields that the plan tells nothing of. */
    static List<ImportField> missing(Set<String> told, List<ImportField> fields) {
        return fields.stream().filter(field -> field.isMissingFrom(told)).toList();
    }

    /** "Rent (PCM)", "rent_pcm" and "rentPcm" are the same name. */
    static String normal(String name) {
        return NO_NAME.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    /** Every value has to: a column of names may hold one that looks like anything. */
    private static boolean looksLike(Shape shape, Collection<String> values) {
        return !values.isEmpty() && values.stream().allMatch(value -> looksLike(shape, value));
    }

    private static boolean looksLike(Shape shape, String value) {
        return switch (shape) {
            case TEXT -> false;
            case DATE -> BritishDates.parse(value).isPresent();
            case EMAIL -> EMAIL.matcher(value).matches();
            case PHONE -> PhoneNumber.parse(value).isPresent();
            case POSTCODE -> Postcode.parse(value).isPresent();
        };
    }
}
