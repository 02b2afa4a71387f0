package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryFilter;
import app.latchkey.audit.HistorySearch;
import app.latchkey.audit.HistorySearch.Choice;
import app.latchkey.audit.HistorySearch.EventKind;
import app.latchkey.platform.search.Found;
import app.latchkey.platform.search.QuickFinder;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.FilterFields;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableFunction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of the filter. */
class HistoryFilterBar extends FilterFields {

    private static final int FOUND_OF_A_KIND = 8;

    private final ComboBox<Choice> person = inLine(new ComboBox<Choice>(getTranslation("history.person")));
    private final ComboBox<String> kind = inLine(new ComboBox<String>(getTranslation("history.kind")));
    private final ComboBox<Found> record = inLine(new ComboBox<Found>(getTranslation("history.record")));
    private final ComboBox<String> field = inLine(new ComboBox<String>(getTranslation("history.field")));
    private final ComboBox<String> event = inLine(new ComboBox<String>(getTranslation("history.event")));
    private final ComboBox<Choice> file = inLine(new ComboBox<Choice>(getTranslation("history.import")));
    private final DatePicker from = Dates.picker(getTranslation("history.from"));
    private final DatePicker to = Dates.picker(getTranslation("history.to"));
    private final HistorySearch history;
    private final EventWords words;
    private final Consumer<HistoryFilter> changed;
    private HistoryFilter shown = HistoryFilter.ALL;

    HistoryFilterBar(
            HistorySearch history, List<QuickFinder> finders, EventWords words, Consumer<HistoryFilter> changed) {
        this.history = history;
        this.words = words;
        this.changed = changed;
        addClassName("filter-bar");
        people();
        records(finders);
        words();
        days();
        var line = new Div(person, kind, record, field, event, file, from, to);
        line.addClassName("filter-line");
        add(line);
        report(this::apply, List.of(person, kind, field, event, file, from, to));
    }

    private void people() {
        person.setItems(
                query -> history.people(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        person.setItemLabelGenerator(one -> one.isGone() ? getTranslation("history.left", one.name()) : one.name());
        file.setItems(
                query -> history.imports(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        file.setItemLabelGenerator(Choice::name);
    }

    /** Sought as everywhere; what is chosen becomes a chip. */
    private void records(List<QuickFinder> finders) {
        record.setItems(query -> {
            var text = query.getFilter().orElse("").strip();
            var found = text.isEmpty()
                    ? Stream.<Found>empty()
                    : finders.stream().flatMap(finder -> finder.find(text, FOUND_OF_A_KIND).stream());
            return found.skip(query.getOffset()).limit(query.getLimit());
        });
        record.setItemLabelGenerator(one -> one.title() + " · " + one.detail());
        record.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null && chosen.isFromClient()) {
                history.recordAt(chosen.getValue().path())
                        .ifPresent(one -> changed.accept(shown.ofRecord(one.kind(), one.id())));
            }
        });
    }

    private void words() {
        var kinds = history.kinds();
        choices(kind, kinds.stream().map(EventKind::record), words::kind);
        choices(event, kinds.stream().map(EventKind::event), words::event);
        choices(field, EventWords.fields(), words::field);
        Stream.of(person, kind, record, field, event, file).forEach(box -> box.setClearButtonVisible(true));
    }

    private static void choices(ComboBox<String> box, Stream<String> all, SerializableFunction<String, String> word) {
        box.setItems(all.distinct().sorted(Comparator.comparing(word)).toList());
        box.setItemLabelGenerator(word::apply);
    }

    private void days() {
        for (var day : List.of(from, to)) {
            day.setAriaLabel(day.getLabel());
            day.setPlaceholder(day.getLabel());
            day.setLabel(null);
        }
    }

    /** Takes over a filter without reporting it as typed. */
    void show(HistoryFilter filter) {
        shown = filter;
        silently(() -> {
            set(person, chosen(filter.personId(), history::person));
            set(kind, filter.kind().isEmpty() ? null : filter.kind());
            record.clear();
            set(field, filter.field().isEmpty() ? null : filter.field());
            set(event, filter.event().isEmpty() ? null : filter.event());
            set(file, chosen(filter.importId(), history::importOf));
            set(from, filter.from());
            set(to, filter.to());
        });
    }

    private static @Nullable Choice chosen(@Nullable Long id, Function<Long, Optional<Choice>> choice) {
        return id == null ? null : choice.apply(id).orElse(null);
    }

    private void apply() {
        var wantedKind = kind.getOptionalValue().orElse("");
        changed.accept(new HistoryFilter(
                person.getOptionalValue().map(Choice::id).orElse(null),
                wantedKind,
                wantedKind.equals(shown.kind()) ? shown.recordId() : null,
                field.getOptionalValue().orElse(""),
                event.getOptionalValue().orElse(""),
                file.getOptionalValue().map(Choice::id).orElse(null),
                from.getValue(),
                to.getValue()));
    }

    void focus() {
        person.focus();
    }
}
