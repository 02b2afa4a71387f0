package app.latchkey.webhooks.ui;

import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.HasShortcuts;
import app.latchkey.platform.ui.Keys;
import app.latchkey.platform.ui.ListHeading;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.platform.ui.OpenRecord;
import app.latchkey.platform.ui.Shortcut;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.webhooks.NewSecret;
import app.latchkey.webhooks.WebhookService;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Who outside is told what happens in the agency, for its administrators; beside the list the one the address names. */
@Route(WebhooksView.PATH + "/:id?")
@Menu(title = "nav.webhooks", order = 32, icon = "vaadin:plug")
@StyleSheet("context://latchkey/webhooks.css")
@RolesAllowed(Roles.ADMIN)
class WebhooksView extends MasterDetailLayout implements BeforeEnterObserver, HasDynamicTitle, HasShortcuts {

    static final String PATH = "webhooks";

    private static final String ID = "id";
    private static final List<Shortcut> SHORTCUTS = List.of(
            Shortcut.of("shortcut.add-webhook", "N"),
            Shortcut.of("shortcut.rows", "↑", "↓"),
            Shortcut.of("shortcut.open-row", "Enter"));

    private final transient WebhookService webhooks;
    private final WebhookGrid grid;
    private final WebhookPanel panel;
    private final OpenRecord open;
    private String subject = getTranslation("webhooks.title");

    WebhooksView(WebhookService webhooks, LiveUpdates live, Clock clock) {
        this.webhooks = webhooks;
        var heading = new ListHeading(getTranslation("webhooks.title"), "webhooks.count");
        heading.addNew(getTranslation("webhook.add"), this::add);
        grid = new WebhookGrid(getTranslation("webhooks.title"), heading::counted);
        open = new OpenRecord(this, grid, PATH, QueryParameters::empty, getTranslation("webhook.detail"));
        panel = new WebhookPanel(webhooks, clock, new WebhookPanel.Host() {
            @Override
            public void close() {
                open.go(null);
            }

            @Override
            public void changed() {
                reload();
            }
        });
        var about = new Paragraph(getTranslation("webhooks.about", WebhookService.MOST));
        about.addClassName("view-about");
        var master = new Div(heading, about, grid);
        master.addClassName("list-view");
        setMaster(master);
        Keys.plain(this, "n", this::add);
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                open.go(event.getFirstSelectedItem()
                        .map(webhook -> Long.toString(webhook.id()))
                        .orElse(null));
            }
        });
        live.follow(this, Set.of(WebhookService.ENTITY), change -> {
            reload();
            panel.renew();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reload();
        event.getRouteParameters().get(ID).ifPresentOrElse(this::open, this::close);
    }

    private void reload() {
        grid.show(webhooks.list());
    }

    private void open(String id) {
        var webhook = OpenRecord.number(id).flatMap(webhooks::find);
        if (webhook.isEmpty()) {
            Toasts.notice(getTranslation("webhook.not-found", id));
            close();
            return;
        }
        subject = webhook.get().details().url();
        grid.mark(webhook.get());
        panel.show(webhook.get());
        open.show(id, panel);
    }

    private void close() {
        subject = getTranslation("webhooks.title");
        grid.deselectAll();
        open.close();
    }

    private void add() {
        WebhookDialog.adding(webhooks, this::added).open();
    }

    private void added(NewSecret secret) {
        reload();
        open.go(Long.toString(secret.webhookId()));
        new SecretDialog(secret).open();
    }

    @Override
    public List<Shortcut> shortcuts() {
        return SHORTCUTS;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", subject);
    }
}
