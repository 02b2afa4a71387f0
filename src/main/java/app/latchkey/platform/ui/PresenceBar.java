package app.latchkey.platform.ui;

import app.latchkey.platform.live.Presence;
import app.latchkey.platform.live.Presence.Place;
import app.latchkey.platform.live.Presence.Visit;
import app.latchkey.platform.live.Presence.Visitor;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who else has this record open, as long as this line is on the screen. */
@StyleSheet("context://latchkey/live.css")
public class PresenceBar extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Presence presence;
    private final transient Function<Collection<Long>, Map<Long, String>> names;
    private final SignedIn person;
    private @Nullable Place place;
    private transient @Nullable Visit visit;
    private boolean editing;
    private List<Visitor> shown = List.of();

    /** @param names of people by their numbers */
    PresenceBar(Presence presence, SignedIn person, Function<Collection<Long>, Map<Long, String>> names) {
        this.presence = presence;
        this.person = person;
        this.names = names;
        addClassName("presence");
        getElement().setAttribute("role", "status");
    }

    /** @param nowEditing whether the person is in its form */
    public void show(String entityType, long id, boolean nowEditing) {
        var next = new Place(Objects.requireNonNull(person.agencyId()), entityType, id);
        editing = nowEditing;
        if (!next.equals(place)) {
            leave();
            place = next;
            getUI().ifPresent(this::enter);
        }
        if (visit != null) {
            visit.editing(nowEditing);
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        enter(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        leave();
    }

    private void enter(UI ui) {
        if (place != null && visit == null) {
            visit = presence.enter(place, person.id(), () -> Thread.startVirtualThread(() -> look(ui)));
            visit.editing(editing);
        }
    }

    private void leave() {
        if (visit != null) {
            visit.close();
            visit = null;
        }
        show(List.of());
    }

    private void look(UI ui) {
        try {
            var unused = ui.access(() -> show(visit == null ? List.of() : visit.others()));
        } catch (UIDetachedException e) {
            // Closed meanwhile, and with it this visit.
            return;
        }
    }

    private void show(List<Visitor> others) {
        if (others.equals(shown)) {
            return;
        }
        shown = others;
        removeAll();
        if (others.isEmpty()) {
            return;
        }
        var known = names.apply(others.stream().map(Visitor::userId).toList());
        add(new Span(getTranslation("presence.also")));
        for (var other : others) {
            var name = known.get(other.userId());
            if (name != null) {
                add(chip(name, other.editing()));
            }
        }
    }

    private Div chip(String name, boolean writes) {
        var avatar = new Avatar(name);
        avatar.getElement().setAttribute("aria-hidden", "true");
        var chip = new Div(avatar, new Span(writes ? getTranslation("presence.editing", name) : name));
        chip.addClassName("presence-chip");
        return chip;
    }
}
