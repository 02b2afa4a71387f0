package app.latchkey.webhooks.ui;

import app.latchkey.platform.figures.Period;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.webhooks.WebhookNotFound;
import app.latchkey.webhooks.WebhookService;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;

/** Asks from which day on everything that was given up is sent again. */
class ReplayDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    ReplayDialog(WebhookService webhooks, long webhookId, Clock clock, Runnable replayed) {
        setHeaderTitle(getTranslation("replay.title"));
        setWidth("min(28rem, 94vw)");
        var today = LocalDate.now(clock);
        var trouble = new Trouble();
        var since = Dates.picker(getTranslation("replay.since"));
        since.setValue(today.minusDays(1));
        since.setMax(today);
        since.setRequiredIndicatorVisible(true);
        since.setWidthFull();
        add(trouble, new Paragraph(getTranslation("replay.text")), since);
        var confirm = new Button(getTranslation("replay.confirm"), event -> {
            trouble.clear();
            if (since.isEmpty() || since.isInvalid()) {
                trouble.say(getTranslation("form.problems"));
                return;
            }
            try {
                int deliveries = webhooks.replayGivenUp(
                        webhookId, since.getValue().atStartOfDay(Period.LONDON).toInstant());
                close();
                Toasts.done(getTranslation("replay.done", deliveries));
                replayed.run();
            } catch (WebhookNotFound e) {
                trouble.say(getTranslation("webhook.gone"));
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> close()), confirm);
    }
}
