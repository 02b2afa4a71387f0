package app.latchkey.listings.ui;

import static java.util.Objects.requireNonNull;

import app.latchkey.platform.security.Role;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Above the list while something is ticked: how much, and what can be done with it. Filled by the first tick. */
class BulkBar extends Div {

    /** What the buttons do. */
    interface Host {

        void all();

        void clear();

        void edit(BulkQuestion question);

        void export();
    }

    private final Role role;
    private final Host host;
    private @Nullable Span count;
    private @Nullable Button all;

    BulkBar(Role role, Host host) {
        this.role = role;
        this.host = host;
        addClassName("bulk-bar");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("bulk.bar"));
        setVisible(false);
    }

    private void fill() {
        count = new Span();
        count.addClassName("bulk-count");
        count.getElement().setAttribute("role", "status");
        all = new Button("", event -> host.all());
        all.addThemeVariants(ButtonVariant.TERTIARY);
        add(count, all);
        if (role == Role.MANAGER || role == Role.ADMIN) {
            for (var question : BulkQuestion.values()) {
                add(new Button(getTranslation(question.key("button")), event -> host.edit(question)));
            }
        }
        add(new Button(getTranslation("export.button"), VaadinIcon.DOWNLOAD_ALT.create(), event -> host.export()));
        var clear = new Button(getTranslation("bulk.clear"), event -> host.clear());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(clear);
    }

    /** @param ticked of {@code rows} that the list has */
    void show(int ticked, int rows) {
        setVisible(ticked > 0);
        if (ticked == 0) {
            return;
        }
        if (count == null || all == null) {
            fill();
        }
        var figures = NumberFormat.getIntegerInstance(Locale.UK);
        requireNonNull(count).setText(getTranslation("bulk.selected", figures.format(ticked)));
        requireNonNull(all).setText(getTranslation("bulk.select-all", figures.format(rows)));
        all.setVisible(ticked < rows);
    }
}
