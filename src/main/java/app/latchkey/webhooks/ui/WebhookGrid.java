package app.latchkey.webhooks.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import app.latchkey.webhooks.SavedWebhook;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The few webhooks of an agency. */
class WebhookGrid extends DeskGrid<SavedWebhook> {

    private static final long serialVersionUID = 1L;

    private enum Column {
        URL,
        STATUS,
        FAILING_SINCE,
        LAST_DELIVERED,
        TOPICS
    }

    private final List<SavedWebhook> shown = new ArrayList<>();
    private final Consumer<Integer> counted;
    private final WebhookWords words = new WebhookWords(this);

    WebhookGrid(String title, Consumer<Integer> counted) {
        super(title);
        this.counted = counted;
        card(card());
        text(Column.URL, "webhook.url", row -> row.details().url(), "20em").setFlexGrow(2);
        column(Column.STATUS, "webhook.status", addColumn(status()), "8em");
        text(Column.FAILING_SINCE, "webhook.failing", WebhookGrid::failingSince, "11em");
        text(Column.LAST_DELIVERED, "webhook.last-delivered", this::lastDelivered, "11em");
        text(Column.TOPICS, "webhook.topics", row -> words.topics(row.details().topics()), "16em")
                .setFlexGrow(2);
        getColumns().forEach(column -> column.setSortable(false));
        setEmptyStateComponent(
                new EmptyState(getTranslation("webhooks.empty.title"), getTranslation("webhooks.empty.text")));
        setDataProvider(new ListDataProvider<>(shown) {
            @Override
            public Object getId(SavedWebhook row) {
                return row.id();
            }
        });
    }

    void show(List<SavedWebhook> webhooks) {
        shown.clear();
        shown.addAll(webhooks);
        getDataProvider().refreshAll();
        counted.accept(shown.size());
    }

    /** Shows which one is open. */
    void mark(SavedWebhook webhook) {
        select(webhook);
    }

    private LitRenderer<SavedWebhook> card() {
        return LitRenderer.<SavedWebhook>of("""
                        <div class="row-card"><div><b>${item.url}</b></div>
                        <div><span>${item.topics}</span><span class="status ${item.status}">${item.text}</span></div></div>""")
                .withProperty("url", row -> row.details().url())
                .withProperty("topics", row -> words.topics(row.details().topics()))
                .withProperty("status", WebhookWords::look)
                .withProperty("text", words::status);
    }

    private LitRenderer<SavedWebhook> status() {
        return LitRenderer.<SavedWebhook>of("<span class=\"status ${item.status}\">${item.text}</span>")
                .withProperty("status", WebhookWords::look)
                .withProperty("text", words::inShort);
    }

    private static @Nullable String failingSince(SavedWebhook row) {
        var since = row.failingSince();
        return since == null ? null : Dates.moment(since);
    }

    private String lastDelivered(SavedWebhook row) {
        var at = row.lastDeliveredAt();
        return at == null ? getTranslation("webhook.never") : Dates.moment(at);
    }
}
