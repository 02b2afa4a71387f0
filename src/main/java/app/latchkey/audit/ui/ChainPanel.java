package app.latchkey.audit.ui;

import app.latchkey.audit.ChainReading;
import app.latchkey.audit.HistoryChain;
import app.latchkey.audit.HistoryChain.Receipt;
import app.latchkey.audit.HistoryCheck;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.shared.Registration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;

/** Whether history is as it was written: what the last reading said, the button for another, and the receipt. */
class ChainPanel extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(ChainPanel.class);
    private static final int LOOK_EVERY = 500;
    private static final int MOST_COUNTED = 10_000;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).withZone(Period.LONDON);

    private final transient HistoryChain chain;
    private final Paragraph answer = new Paragraph();
    private final Paragraph note = new Paragraph();
    private final Div receipt = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Button verify = new Button(getTranslation("history.verify"), VaadinIcon.CHECK_CIRCLE_O.create());
    private @Nullable Registration watching;

    ChainPanel(HistoryChain chain) {
        this.chain = chain;
        addClassName("history-chain");
        answer.getElement().setAttribute("role", "status");
        answer.addClassName("history-answer");
        note.addClassName("history-note");
        receipt.addClassName("history-receipt");
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", getTranslation("history.verifying"));
        verify.setDisableOnClick(true);
        verify.addClickListener(event -> verify());
        var words = new Div(answer, note, receipt);
        words.addClassName("history-words");
        add(words, bar, verify);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unwatch(event.getUI());
    }

    private void show() {
        var last = chain.lastCheck().orElse(null);
        boolean isSound = last == null || last.isSound();
        setClassName("broken", !isSound);
        answer.getElement().setAttribute("role", isSound ? "status" : "alert");
        answer.setText(last == null ? getTranslation("history.unverified") : said(last));
        int unsealed = chain.unsealed(MOST_COUNTED + 1);
        note.setText(unsealed == 0 ? "" : getTranslation("history.unsealed", figures(unsealed), unsealed));
        note.setVisible(unsealed > 0);
        receipt.removeAll();
        chain.receipt().ifPresent(this::show);
    }

    private void show(Receipt end) {
        var name = "history-receipt-%d.txt".formatted(end.seal());
        var bytes = getTranslation(
                        "history.receipt.text",
                        Long.toString(end.seal()),
                        Long.toString(end.throughId()),
                        Dates.moment(end.sealedAt()),
                        end.hash())
                .getBytes(StandardCharsets.UTF_8);
        var link = new Anchor(
                DownloadHandler.fromInputStream(event ->
                        new DownloadResponse(new ByteArrayInputStream(bytes), name, "text/plain", bytes.length)),
                getTranslation(
                        "history.receipt", figures(end.seal()), end.hash().substring(0, 12)));
        link.getElement().setAttribute("title", getTranslation("history.receipt.why"));
        receipt.add(link);
    }

    /** The answer in so many words. */
    private String said(HistoryCheck check) {
        var by = check.byName() == null ? getTranslation("history.by-night") : check.byName();
        var when = Dates.moment(check.at());
        var found = check.found();
        if (found == null) {
            return getTranslation("history.sound", figures(check.events()), check.events(), when, by);
        }
        var id = found.eventId() == null ? "" : figures(found.eventId());
        var at = found.at() == null ? "" : DAY.format(found.at());
        var first = getTranslation("history.found." + found.kind(), id, at, figures(found.seal()));
        var said = getTranslation(
                "history.broken", first, figures(check.differing() - 1), check.differing() - 1, when, by);
        return chain.brokenSince()
                .filter(since -> since.isBefore(check.at()))
                .map(since -> said + " " + getTranslation("history.broken-since", Dates.moment(since)))
                .orElse(said);
    }

    private void verify() {
        var ui = UI.getCurrent();
        var progress = new ChainReading();
        answer.setText(getTranslation("history.verifying"));
        note.setVisible(false);
        bar.setIndeterminate(true);
        bar.setVisible(true);
        watch(ui, progress);
        Executor asThisPerson =
                new DelegatingSecurityContextExecutor(Thread.ofVirtual().name("history-verify")::start);
        var unused = CompletableFuture.supplyAsync(() -> chain.verify(progress), asThisPerson)
                .whenComplete((check, failure) -> {
                    if (failure != null) {
                        LOG.error("History could not be verified", failure);
                    }
                    try {
                        var ignored = ui.access(() -> over(ui, failure));
                    } catch (UIDetachedException gone) {
                        LOG.debug("Nobody waits for the verification any more");
                    }
                });
    }

    private void over(UI ui, @Nullable Throwable failure) {
        unwatch(ui);
        bar.setVisible(false);
        verify.setEnabled(true);
        if (failure == null) {
            show();
        } else {
            answer.setText(getTranslation("history.verify.failed"));
        }
    }

    private void watch(UI ui, ChainReading progress) {
        watching = ui.addPollListener(event -> {
            if (progress.seals() > 0) {
                bar.setIndeterminate(false);
                bar.setValue(Math.min(1, (double) progress.read() / progress.seals()));
            }
        });
        ui.setPollInterval(LOOK_EVERY);
    }

    private void unwatch(UI ui) {
        if (watching != null) {
            watching.remove();
            watching = null;
            ui.setPollInterval(-1);
        }
    }

    private static String figures(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }
}
