package app.latchkey.webhooks.ui;

import app.latchkey.audit.ui.HistoryTimeline;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Facts;
import app.latchkey.platform.ui.Lazy;
import app.latchkey.platform.ui.PanelHeader;
import app.latchkey.platform.ui.PanelTabs;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.webhooks.NewSecret;
import app.latchkey.webhooks.SavedWebhook;
import app.latchkey.webhooks.WebhookNotFound;
import app.latchkey.webhooks.WebhookRefused;
import app.latchkey.webhooks.WebhookService;
import app.latchkey.webhooks.WebhookStatus;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One webhook beside the list: what it is told, what became of that, and what an administrator does with it. */
class WebhookPanel extends Div {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_HISTORY = 200;

    private final transient WebhookService webhooks;
    private final transient Clock clock;
    private final transient Host host;
    private final WebhookWords words = new WebhookWords(this);
    private final Div state = new Div();
    private final Div actions = new Div();
    private @Nullable SavedWebhook shown;
    private @Nullable DeliveryList deliveries;
    private @Nullable PanelTabs tabs;

    /** What surrounds the panel. */
    interface Host {

        void close();

        /** Rows may look different now. */
        void changed();
    }

    WebhookPanel(WebhookService webhooks, Clock clock, Host host) {
        this.webhooks = webhooks;
        this.clock = clock;
        this.host = host;
        addClassName("panel");
        actions.addClassName("panel-actions");
    }

    void show(SavedWebhook webhook) {
        removeAll();
        var list = new DeliveryList(webhooks, webhook.id(), clock);
        var sheet = new PanelTabs();
        sheet.add(getTranslation("webhook.tab.deliveries"), list);
        sheet.add(getTranslation("webhook.tab.facts"), new Lazy(() -> facts(webhook.id())));
        sheet.add(
                getTranslation("landlord.tab.history"),
                new Lazy(() -> new HistoryTimeline(webhooks.history(webhook.id(), 0, LONGEST_HISTORY), words::of)));
        deliveries = list;
        tabs = sheet;
        fill(webhook);
        add(
                new PanelHeader(webhook.details().url(), getTranslation("webhook.close"), host::close).with(state),
                actions,
                sheet);
    }

    /** The same webhook as it is now; one that somebody removed is left. */
    void renew() {
        if (shown == null || !isAttached()) {
            return;
        }
        webhooks.find(shown.id()).ifPresentOrElse(this::renew, host::close);
    }

    private void renew(SavedWebhook webhook) {
        boolean isEdited = shown == null || !shown.details().equals(webhook.details());
        if (isEdited) {
            show(webhook);
            return;
        }
        fill(webhook);
        if (deliveries != null && tabs != null) {
            deliveries.renew();
            tabs.renew();
        }
    }

    private void fill(SavedWebhook webhook) {
        shown = webhook;
        state.removeAll();
        var status = new Span(words.status(webhook));
        status.addClassNames("status", WebhookWords.look(webhook));
        state.add(status);
        var why = webhook.disabledWhy();
        var since = webhook.disabledAt();
        if (why != null && since != null) {
            state.add(new Span(getTranslation("webhook.disabled." + why) + " "
                    + getTranslation("webhook.disabled-at", Dates.moment(since))));
        }
        actions.removeAll();
        actions.add(new Button(
                getTranslation("webhook.edit"),
                VaadinIcon.EDIT.create(),
                event -> WebhookDialog.editing(webhook, webhooks, this::done).open()));
        actions.add(new Button(
                getTranslation("webhook.test"), event -> act(() -> webhooks.ping(webhook.id()), "webhook.tested")));
        if (webhook.status() == WebhookStatus.ACTIVE) {
            actions.add(new Button(getTranslation("webhook.pause"), event -> pause(webhook)));
        } else {
            actions.add(new Button(
                    getTranslation("webhook.resume"),
                    event -> act(() -> webhooks.resume(webhook.id(), webhook.version()), "webhook.resumed")));
        }
        actions.add(new Button(getTranslation("webhook.rotate"), event -> rotate(webhook)));
        actions.add(new Button(getTranslation("webhook.remove"), event -> remove(webhook)));
    }

    private Facts facts(long id) {
        var facts = new Facts();
        webhooks.find(id).ifPresent(webhook -> {
            facts.fact("webhook.topics", words.topics(webhook.details().topics()));
            var last = webhook.lastDeliveredAt();
            facts.fact("webhook.last-delivered", last == null ? getTranslation("webhook.never") : Dates.moment(last));
            facts.fact("webhook.since", Dates.moment(webhook.createdAt()));
            facts.fact("webhook.by", webhook.createdBy());
            var both = webhook.bothSignUntil();
            if (both != null && both.isAfter(clock.instant())) {
                facts.fact("webhook.former-secret", getTranslation("webhook.former-until", Dates.moment(both)));
            }
        });
        return facts;
    }

    private void pause(SavedWebhook webhook) {
        ask(
                "webhook.pause",
                webhook,
                () -> act(() -> webhooks.pause(webhook.id(), webhook.version()), "webhook.paused"));
    }

    private void rotate(SavedWebhook webhook) {
        ask(
                "webhook.rotate",
                webhook,
                () -> act(() -> showSecret(webhooks.rotateSecret(webhook.id(), webhook.version())), null));
    }

    private static void showSecret(NewSecret secret) {
        new SecretDialog(secret).open();
    }

    private void remove(SavedWebhook webhook) {
        ask(
                "webhook.remove",
                webhook,
                () -> act(
                        () -> {
                            webhooks.remove(webhook.id(), webhook.version());
                            host.close();
                        },
                        "webhook.removed"));
    }

    /** @param what below which the texts stand */
    private void ask(String what, SavedWebhook webhook, Runnable confirmed) {
        var ask = new ConfirmDialog();
        ask.setHeader(getTranslation(what + ".title"));
        ask.setText(getTranslation(what + ".text", webhook.details().url()));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("contact.cancel"));
        ask.setConfirmText(getTranslation(what));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(event -> confirmed.run());
        ask.open();
    }

    /** @param said what to say then; null to say nothing */
    private void act(Runnable action, @Nullable String said) {
        try {
            action.run();
            if (said != null) {
                Toasts.done(getTranslation(said));
            }
        } catch (WebhookRefused e) {
            Toasts.error(getTranslation("webhook.refused." + e.reason(), WebhookService.MOST));
        } catch (StaleEdit e) {
            Toasts.error(getTranslation("webhook.refused." + WebhookRefused.Reason.STATUS));
        } catch (WebhookNotFound e) {
            Toasts.error(getTranslation("webhook.gone"));
        }
        done();
    }

    private void done() {
        host.changed();
        if (shown != null) {
            webhooks.find(shown.id()).ifPresent(this::renew);
        }
    }
}
