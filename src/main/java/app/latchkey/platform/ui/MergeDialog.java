package app.latchkey.platform.ui;

import app.latchkey.platform.RecordMerge;
import app.latchkey.platform.RecordMerge.Difference;
import app.latchkey.platform.RecordMerge.Side;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a record side by side, to take either field by field. What only one of the two changed is chosen
 * already; where both did, the person must choose. Closing it leaves everything as it was.
 */
@StyleSheet("context://latchkey/live.css")
public class MergeDialog<R extends Record> extends Dialog {

    private static final long serialVersionUID = 1L;

    /** What a record's feature knows of its fields. */
    public interface Words {

        String label(String field);

        /** A value as a person reads it, in full; blank for none. */
        String value(String field, @Nullable Object value);
    }

    private final transient RecordMerge<R> merge;
    private final transient Words words;
    private final transient Consumer<R> save;
    private final Map<String, RadioButtonGroup<Side>> choices = new LinkedHashMap<>();
    private final String theirs;

    /**
     * @param changedBy who saved in between
     * @param save takes the merged record; the dialog is closed by then
     */
    public MergeDialog(
            String title, RecordMerge<R> merge, Words words, String changedBy, Instant changedAt, Consumer<R> save) {
        this.merge = merge;
        this.words = words;
        this.save = save;
        this.theirs = getTranslation("versions.theirs", changedBy, Dates.moment(changedAt));
        addClassName("merge-dialog");
        setHeaderTitle(title);
        setWidth("min(56rem, 96vw)");
        setCloseOnOutsideClick(false);
        var lead = merge.differences().isEmpty() ? "versions.lead-same" : "versions.lead";
        add(new Paragraph(getTranslation(lead, changedBy, Dates.moment(changedAt))));
        merge.differences().forEach(this::add);
        var back = new Button(getTranslation("versions.back"), event -> close());
        var done = new Button(getTranslation("versions.save"), event -> saveMerged());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(back, done);
    }

    private void add(Difference difference) {
        var choice = new RadioButtonGroup<Side>(words.label(difference.field()));
        choice.setItems(Side.YOURS, Side.THEIRS);
        choice.setRenderer(new ComponentRenderer<>(side -> version(difference, side)));
        choice.setManualValidation(true);
        choice.addClassName("merge-choice");
        choice.setValue(difference.proposed());
        if (difference.proposed() == null) {
            choice.setRequiredIndicatorVisible(true);
            choice.setHelperText(getTranslation("versions.both"));
            choice.addClassName("merge-both");
        }
        choice.addValueChangeListener(event -> choice.setInvalid(false));
        choices.put(difference.field(), choice);
        add(choice);
    }

    private Div version(Difference difference, Side side) {
        var whose = new Span(name(side));
        whose.addClassName("merge-whose");
        var said = words.value(difference.field(), side == Side.YOURS ? difference.yours() : difference.theirs());
        var other = words.value(difference.field(), side == Side.YOURS ? difference.theirs() : difference.yours());
        var version = new Div(whose, said.isEmpty() ? nothing() : marked(said, other));
        version.addClassName("merge-version");
        return version;
    }

    private Span nothing() {
        var nothing = new Span(getTranslation("versions.nothing"));
        nothing.addClassNames("merge-value", "unknown");
        return nothing;
    }

    /** A long text with the part in which the two differ set off from what they share at both ends. */
    private static Span marked(String text, String other) {
        var value = new Span();
        value.addClassName("merge-value");
        int most = Math.min(text.length(), other.length());
        int start = 0;
        while (start < most && text.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        if (start + end == 0 || start + end == text.length()) {
            value.setText(text);
            return value;
        }
        var mark = new Span(text.substring(start, text.length() - end));
        mark.addClassName("merge-mark");
        value.add(new Span(text.substring(0, start)), mark, new Span(text.substring(text.length() - end)));
        return value;
    }

    private String name(Side side) {
        return side == Side.YOURS ? getTranslation("versions.yours") : theirs;
    }

    private void saveMerged() {
        var chosen = new LinkedHashMap<String, Side>();
        RadioButtonGroup<Side> open = null;
        for (var choice : choices.entrySet()) {
            var side = choice.getValue().getValue();
            if (side == null) {
                choice.getValue().setErrorMessage(getTranslation("versions.choose"));
                choice.getValue().setInvalid(true);
                open = open == null ? choice.getValue() : open;
            } else {
                chosen.put(choice.getKey(), side);
            }
        }
        if (open != null) {
            open.getElement().callJsFunction("focus");
            open.scrollIntoView();
            return;
        }
        close();
        save.accept(merge.merged(chosen));
    }
}
