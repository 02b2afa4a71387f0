package app.latchkey.kpis.ui;

import app.latchkey.kpis.KeptFigure;
import app.latchkey.kpis.KpiService;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.Kpi.Sense;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.FigureRows;
import app.latchkey.platform.ui.FigureRows.Listed;
import app.latchkey.platform.ui.Sparkline;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One figure. It is there at once if it is known, and fills in when it is counted otherwise; one that can't be counted
 * says so by itself.
 */
public class KpiTile extends Div {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KpiTile.class);

    private final transient KpiService kpis;
    private final transient List<FigureRows> rows;
    private final transient Kpi kpi;
    private final Div value = new Div();
    private final Div change = new Div();
    private final Div body = new Div();
    private final Div foot = new Div();
    private transient @Nullable KpiQuestion question;
    private String whose = "";
    private transient @Nullable KeptFigure shown;

    public KpiTile(KpiService kpis, List<FigureRows> rows, Kpi kpi) {
        this.kpis = kpis;
        this.rows = rows;
        this.kpi = kpi;
        addClassName("kpi-tile");
        var title = new H2(KpiWords.title(kpi));
        title.setId("kpi-" + kpi.name());
        var about = new Button(VaadinIcon.INFO_CIRCLE_O.create(), event -> explain());
        about.addThemeVariants(ButtonVariant.TERTIARY);
        about.setAriaLabel(getTranslation("kpi.about", KpiWords.title(kpi)));
        var head = new Div(title, about);
        head.addClassName("kpi-head");
        change.addClassName("kpi-change");
        body.addClassName("kpi-body");
        foot.addClassName("kpi-foot");
        add(head, value, change, body, foot);
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-labelledby", "kpi-" + kpi.name());
        wait(true);
    }

    public Kpi kpi() {
        return kpi;
    }

    /**
     * Asks for the figure; what stood there before goes.
     *
     * @param name whose figure it is, in words
     */
    public void ask(KpiQuestion newQuestion, String name) {
        question = newQuestion;
        whose = name;
        var known = kpis.known(kpi, newQuestion);
        if (known.isPresent()) {
            fill(known.get());
        } else {
            wait(true);
            load(kpis.get(kpi, newQuestion));
        }
    }

    /** Something may have changed: what stands there stays until it is known. */
    public void renew() {
        var asked = question;
        if (asked != null) {
            load(kpis.fresh(kpi, asked));
        }
    }

    /** Counted anew because somebody wants it. */
    void readAgain() {
        var asked = question;
        if (asked != null) {
            load(kpis.readAgain(kpi, asked));
        }
    }

    private void load(CompletableFuture<KeptFigure> coming) {
        var asked = question;
        var ui = UI.getCurrent();
        var unused = coming.whenComplete((figure, failure) -> {
            try {
                var ignored = ui.access(() -> {
                    if (Objects.equals(asked, question)) {
                        if (failure == null) {
                            fill(figure);
                        } else {
                            fail(failure);
                        }
                    }
                });
            } catch (UIDetachedException gone) {
                LOG.debug("Nobody waits for {} any more", kpi.name());
            }
        });
    }

    private void wait(boolean isWaiting) {
        getElement().setAttribute("aria-busy", String.valueOf(isWaiting));
        if (isWaiting) {
            value.removeAll();
            value.addClassName("kpi-value");
            change.removeAll();
            body.removeAll();
            foot.removeAll();
            foot.add(new Span(getTranslation("kpi.counting")));
        }
    }

    private void fill(KeptFigure kept) {
        wait(false);
        shown = kept;
        var figure = kept.figure();
        value.removeAll();
        value.removeClassName("kpi-value");
        value.add(headline(figure));
        change.removeAll();
        change.add(compared(figure));
        body.removeAll();
        fillBody(figure);
        foot.removeAll();
        var details = new NativeButton(getTranslation("kpi.details"), event -> detail());
        details.setAriaLabel(getTranslation("kpi.details-of", KpiWords.title(kpi)));
        details.addClassName("link");
        foot.add(new Span(getTranslation("kpi.as-of", Dates.time(kept.asOf()))), details);
    }

    private Component headline(Figure figure) {
        var words = KpiWords.value(kpi.unit(), figure.value());
        var listed = figure.isNothing() ? Optional.<Listed>empty() : listed(null);
        if (listed.isEmpty()) {
            var plain = new Span(words);
            plain.addClassName("kpi-value");
            return plain;
        }
        var link = new Anchor(listed.get().address(), words);
        link.addClassName("kpi-value");
        link.getElement().setAttribute("aria-label", getTranslation("kpi.rows-of", words, KpiWords.title(kpi)));
        return link;
    }

    private Optional<Listed> listed(@Nullable String part) {
        var asked = question;
        return asked == null
                ? Optional.empty()
                : rows.stream()
                        .flatMap(each -> each.of(kpi, asked, part).stream())
                        .findFirst();
    }

    private List<Component> compared(Figure figure) {
        var asked = Objects.requireNonNull(question);
        var matures = figure.matures();
        if (matures != null) {
            return List.of(new Span(getTranslation("kpi.maturing", BritishDates.format(matures))));
        }
        var by = KpiWords.change(kpi.unit(), figure);
        if (by.isEmpty()) {
            return List.of();
        }
        var bold = new Element("b").setText(by);
        var amount = new Span();
        amount.getElement().appendChild(bold);
        amount.addClassName(tone(figure));
        var share = KpiWords.share(kpi.unit(), figure);
        return List.of(
                amount,
                new Span((share.isEmpty() ? "" : share + " ")
                        + getTranslation(
                                kpi.basis() == Kpi.Basis.AS_OF ? "kpi.since" : "kpi.against",
                                kpi.basis() == Kpi.Basis.AS_OF
                                        ? BritishDates.format(asked.before().last())
                                        : KpiWords.days(asked.before()))));
    }

    private String tone(Figure figure) {
        int way = Objects.requireNonNull(figure.value()).compareTo(Objects.requireNonNull(figure.before()));
        if (way == 0 || kpi.sense() == Sense.NEITHER) {
            return "even";
        }
        return (way > 0) == (kpi.sense() == Sense.UP) ? "good" : "bad";
    }

    private void fillBody(Figure figure) {
        if (!figure.notes().isEmpty()) {
            var notes = new DescriptionList();
            notes.addClassName("kpi-notes");
            figure.notes().forEach(note -> {
                var pair = new Div();
                pair.getElement()
                        .appendChild(
                                new Element("dt").setText(KpiWords.note(kpi, note.name())),
                                new Element("dd").setText(KpiWords.value(note.unit(), note.value())));
                notes.getElement().appendChild(pair.getElement());
            });
            body.add(notes);
        }
        if (kpi.shape() != Kpi.Shape.BOX && !figure.parts().isEmpty()) {
            body.add(new KpiParts(kpi, figure, code -> listed(code).map(Listed::address)));
        } else if (figure.trend().stream().anyMatch(point -> point.value() != null)) {
            var trend = new Sparkline();
            trend.show(figure.trend().stream()
                    .mapToDouble(point ->
                            point.value() == null ? Double.NaN : point.value().doubleValue())
                    .toArray());
            body.add(trend);
        }
    }

    private void fail(Throwable failure) {
        LOG.error("Figure {} could not be counted", kpi.name(), failure);
        wait(false);
        value.removeAll();
        change.removeAll();
        body.removeAll();
        foot.removeAll();
        var said = new Span(getTranslation("kpi.failed"));
        said.addClassName("failed");
        said.getElement().setAttribute("role", "alert");
        body.add(said, new Button(getTranslation("kpi.try-again"), event -> {
            var asked = question;
            if (asked != null) {
                ask(asked, whose);
            }
        }));
    }

    private void explain() {
        var asked = question;
        if (asked != null) {
            new KpiExplanation(kpi, facts(asked)).open();
        }
    }

    private void detail() {
        var asked = question;
        var kept = shown;
        if (asked != null && kept != null) {
            new KpiDetail(kpi, asked, kept.figure(), facts(asked)).open();
        }
    }

    private KpiFacts facts(KpiQuestion asked) {
        return new KpiFacts(kpi, asked, whose, shown, listed(null));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        question = null;
    }
}
