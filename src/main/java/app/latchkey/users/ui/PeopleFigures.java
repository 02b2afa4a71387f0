package app.latchkey.users.ui;

import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.users.StaffService;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserService;
import app.latchkey.users.UserStatistics;
import app.latchkey.users.UserStatus;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.text.NumberFormat;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many people there are, above their list: a number leads to those it counts where the list can show just them. */
class PeopleFigures extends Div {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PeopleFigures.class);
    private static final Set<UserStatus> INACTIVE = EnumSet.complementOf(EnumSet.of(UserStatus.ACTIVE));

    private final transient UserService users;

    PeopleFigures(UserService users, LiveUpdates live) {
        this.users = users;
        addClassName("people-figures");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", getTranslation("users.figures"));
        live.follow(this, Set.of(StaffService.ENTITY), change -> count(UI.getCurrent()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        count(event.getUI());
    }

    /** What stands there stays until they are counted. */
    private void count(UI ui) {
        var unused = users.statistics().whenComplete((counted, failure) -> {
            if (failure != null) {
                LOG.error("People could not be counted", failure);
                return;
            }
            try {
                var ignored = ui.access(() -> show(counted));
            } catch (UIDetachedException gone) {
                LOG.debug("Nobody waits for the number of people any more");
            }
        });
    }

    private void show(UserStatistics people) {
        removeAll();
        add(group(
                "",
                figure("users.figures.all", people.all(), UserFilter.ALL),
                figure("user-status.ACTIVE", people.active(), UserFilter.ofStatuses(EnumSet.of(UserStatus.ACTIVE))),
                figure("users.figures.inactive", people.inactive(), UserFilter.ofStatuses(INACTIVE))));
        add(group(
                getTranslation("users.figures.by-role"),
                Role.OF_AGENCY.stream()
                        .map(role ->
                                figure("role." + role, people.byRole().getOrDefault(role, 0L), UserFilter.ofRole(role)))
                        .toArray(Component[]::new)));
        add(group(
                getTranslation("users.figures.added"),
                words("users.figures.today", people.today()),
                words("users.figures.week", people.week())));
    }

    private static Div group(String said, Component... figures) {
        var group = new Div();
        if (!said.isEmpty()) {
            group.add(new Span(said));
        }
        group.add(figures);
        return group;
    }

    private Component figure(String label, long people, UserFilter filter) {
        var link = new Anchor(UserUrl.address(filter));
        link.add(words(label, people));
        return link;
    }

    private Span words(String label, long people) {
        var words = new Span(getTranslation(label) + " ");
        words.getElement()
                .appendChild(new Element("b")
                        .setText(NumberFormat.getIntegerInstance(Locale.UK).format(people)));
        return words;
    }
}
