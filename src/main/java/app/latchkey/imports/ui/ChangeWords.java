package app.latchkey.imports.ui;

import app.latchkey.imports.ImportField;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field's values as people read them, of any kind of record. */
class ChangeWords {

    private static final int LONGEST = 200;
    private static final Pattern PENCE = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** One field, before and after, as the browser gets it: what is made of it there is looked at from outside. */
    public record Line(String field, String before, String after) {}

    private final Wording wording;
    private final Map<String, ImportField> choices = new HashMap<>();

    ChangeWords(Wording wording, List<ImportField> fields) {
        this.wording = wording;
        fields.stream().filter(field -> !field.choices().isEmpty()).forEach(field -> choices.put(field.name(), field));
    }

    Line line(FieldChange change) {
        return new Line(
                wording.of("field." + change.field()),
                value(change.field(), change.before()),
                value(change.field(), change.after()));
    }

    private String value(String field, @Nullable String value) {
        if (value == null) {
            return wording.of("fact.unknown");
        }
        var choice = choices.get(field);
        if (choice != null && choice.choices().contains(value)) {
            return wording.of(choice.choiceKey() + value);
        }
        if (field.endsWith("Pence") && PENCE.matcher(value).matches()) {
            return Money.format(Long.parseLong(value));
        }
        if (value.equals("true") || value.equals("false")) {
            return wording.of(value.equals("true") ? "yes" : "no");
        }
        if (DAY.matcher(value).matches()) {
            return BritishDates.parse(value).map(BritishDates::format).orElse(value);
        }
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
