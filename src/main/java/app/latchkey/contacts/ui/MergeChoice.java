package app.latchkey.contacts.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which of several values stays; those that read the same are one, and of none at all there is one, too. */
class MergeChoice<V> extends RadioButtonGroup<MergeChoice.Option<V>> {

    /** A value as it reads. */
    record Option<V>(@Nullable V value, String words) {}

    private final transient List<Option<V>> options;

    MergeChoice(String label, List<? extends @Nullable V> values, Function<V, String> words, String none) {
        super(label);
        var distinct = new LinkedHashMap<String, Option<V>>();
        for (var value : values) {
            var said = value == null ? "" : words.apply(value);
            distinct.putIfAbsent(said, new Option<>(value, said.isEmpty() ? none : said));
        }
        if (distinct.isEmpty()) {
            distinct.put("", new Option<>(null, none));
        }
        options = List.copyOf(distinct.values());
        addClassName("merge-choice");
        setItems(options);
        setItemLabelGenerator(Option::words);
        // Something known is better than nothing.
        setValue(options.stream()
                .filter(option -> !option.words().equals(none))
                .findFirst()
                .orElse(options.getFirst()));
    }

    boolean isAsked() {
        return options.size() > 1;
    }

    @Nullable V chosen() {
        return getValue().value();
    }

    /** The other value is never the same as this one: it gives way to what this one was. */
    void apartFrom(MergeChoice<V> other) {
        other.avoid(chosen(), null);
        addValueChangeListener(event -> {
            var before = event.getOldValue();
            other.avoid(chosen(), before == null ? null : before.value());
        });
    }

    private void avoid(@Nullable V taken, @Nullable V instead) {
        if (taken != null && Objects.equals(chosen(), taken)) {
            options.stream()
                    .filter(option -> instead == null
                            ? !Objects.equals(option.value(), taken)
                            : Objects.equals(option.value(), instead))
                    .findFirst()
                    .ifPresent(this::setValue);
        }
    }
}
