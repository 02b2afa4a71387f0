package app.latchkey.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of an uploaded file.
 *
 * @param sample some of its values, none blank, none twice
 * @param field the field it is read as; null when it is left out
 */
public record FileColumn(
        String name, List<String> sample, @Nullable String field) {

    public FileColumn {
        sample = List.copyOf(sample);
    }

    FileColumn readAs(@Nullable String newField) {
        return new FileColumn(name, sample, newField);
    }
}
