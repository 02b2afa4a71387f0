package app.latchkey.webhooks.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.webhooks.Delivery;
import app.latchkey.webhooks.DeliveryNotFound;
import app.latchkey.webhooks.DeliveryState;
import app.latchkey.webhooks.WebhookNotFound;
import app.latchkey.webhooks.WebhookRefused;
import app.latchkey.webhooks.WebhookService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent to a webhook, the newest first, to look at and to send again. */
class DeliveryList extends Div {

    private static final long serialVersionUID = 1L;

    private static final int PAGE = 25;

    /** As many as are read again at once when something changed. */
    private static final int MOST_RENEWED = 200;

    private final transient WebhookService webhooks;
    private final long webhookId;
    private final transient Clock clock;
    private final WebhookWords words = new WebhookWords(this);
    private final Select<DeliveryState> state = new Select<>();
    private final UnorderedList rows = new UnorderedList();
    private final Paragraph none = new Paragraph();
    private final Button older = new Button(getTranslation("delivery.older"), event -> more());
    private final transient List<Delivery> shown = new ArrayList<>();

    DeliveryList(WebhookService webhooks, long webhookId, Clock clock) {
        this.webhooks = webhooks;
        this.webhookId = webhookId;
        this.clock = clock;
        addClassName("deliveries");
        state.setLabel(getTranslation("delivery.state"));
        state.setItems(DeliveryState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("delivery.any-state"));
        state.setItemLabelGenerator(
                each -> getTranslation(each == null ? "delivery.any-state" : "delivery-state." + each));
        state.addValueChangeListener(event -> read(PAGE));
        var replay = new Button(getTranslation("replay.button"), event -> replayGivenUp());
        var tools = new Div(state, replay);
        tools.addClassName("delivery-tools");
        rows.addClassName("delivery-list");
        older.addThemeVariants(ButtonVariant.TERTIARY);
        add(tools, none, rows, older);
        read(PAGE);
    }

    void renew() {
        read(Math.min(Math.max(PAGE, shown.size()), MOST_RENEWED));
    }

    private void read(int most) {
        shown.clear();
        rows.removeAll();
        append(null, most);
        none.setVisible(shown.isEmpty());
        none.setText(getTranslation(state.isEmpty() ? "delivery.none" : "delivery.none-such"));
    }

    private void more() {
        append(shown.getLast().id(), PAGE);
    }

    private void append(@Nullable Long before, int most) {
        var page = webhooks.deliveries(webhookId, state.getValue(), before, most);
        shown.addAll(page);
        page.forEach(delivery -> rows.add(row(delivery)));
        older.setVisible(page.size() == most);
    }

    private ListItem row(Delivery delivery) {
        var topic = new Span(words.topic(delivery.topic()));
        topic.addClassName("delivery-topic");
        var chip = new Span(getTranslation("delivery-state." + delivery.state()));
        chip.addClassNames("status", delivery.state().name());
        var head = new Div(topic, chip);
        head.addClassName("delivery-head");
        var reference = delivery.recordReference();
        if (reference != null) {
            head.addComponentAtIndex(1, record(delivery, reference));
        }
        var line = new Div(new Span(said(delivery)));
        line.addClassName("delivery-said");
        var buttons = new Div(message(delivery));
        buttons.addClassName("delivery-buttons");
        if (delivery.state() != DeliveryState.PENDING) {
            var again = new Button(getTranslation("delivery.replay"), event -> replay(delivery));
            again.setAriaLabel(getTranslation("delivery.replay-what", what(delivery)));
            again.addThemeVariants(ButtonVariant.TERTIARY);
            buttons.add(again);
        }
        return new ListItem(head, line, buttons);
    }

    private String what(Delivery delivery) {
        var reference = delivery.recordReference();
        return words.topic(delivery.topic()) + (reference == null ? "" : " " + reference);
    }

    private static Component record(Delivery delivery, String reference) {
        boolean isImport = "import".equals(delivery.recordType());
        return new Anchor((isImport ? "import/" : "listings/") + reference, reference);
    }

    private String said(Delivery delivery) {
        var parts = new ArrayList<String>();
        parts.add(Dates.moment(delivery.createdAt()));
        if (delivery.attempts() > 0) {
            parts.add(getTranslation("delivery.attempts", delivery.attempts()));
        }
        var answer = words.answer(delivery);
        if (!answer.isEmpty()) {
            parts.add(answer);
        }
        var next = delivery.nextAttemptAt();
        if (next != null && delivery.attempts() > 0) {
            parts.add(getTranslation("delivery.next", Dates.moment(next)));
        }
        return String.join(" · ", parts);
    }

    private Button message(Delivery delivery) {
        var button = new Button(
                getTranslation("delivery.message"),
                event -> webhooks.body(delivery.id())
                        .ifPresent(body -> new MessageDialog(delivery.messageId(), body).open()));
        button.setAriaLabel(getTranslation("delivery.message-of", what(delivery)));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private void replay(Delivery delivery) {
        try {
            webhooks.replay(delivery.id());
            Toasts.done(getTranslation("delivery.replayed"));
        } catch (WebhookRefused e) {
            Toasts.error(getTranslation("webhook.refused." + e.reason(), WebhookService.MOST));
        } catch (DeliveryNotFound | WebhookNotFound e) {
            Toasts.error(getTranslation("delivery.gone"));
        }
        renew();
    }

    private void replayGivenUp() {
        new ReplayDialog(webhooks, webhookId, clock, this::renew).open();
    }
}
