package app.latchkey.platform.ui;

import app.latchkey.platform.live.LiveHub;
import app.latchkey.platform.live.Presence;
import app.latchkey.platform.live.RecordsChanged;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.signals.Signal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Tells parts of a screen what changes in their agency, for as long as they are on it. */
@org.springframework.stereotype.Component
public class LiveUpdates {

    /** A screen that is busy for longer misses nothing; it is only no longer waited for. */
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final LiveHub hub;
    private final Presence presence;
    private final CurrentAgency agency;

    LiveUpdates(LiveHub hub, Presence presence, CurrentAgency agency) {
        this.hub = hub;
        this.presence = presence;
        this.agency = agency;
    }

    /** @param names of people by their numbers */
    public PresenceBar presence(SignedIn person, Function<Collection<Long>, Map<Long, String>> names) {
        return new PresenceBar(presence, person, names);
    }

    /**
     * @param part hears while it is attached; in a tab that nobody sees, when it is seen again
     * @param heard is called as any listener of the screen is, and its changes are pushed
     */
    public void follow(Component part, Set<String> entityTypes, SerializableConsumer<LiveChange> heard) {
        part.addAttachListener(event -> begin(part, event.getUI(), entityTypes, heard));
        part.getUI().ifPresent(ui -> begin(part, ui, entityTypes, heard));
    }

    private void begin(Component part, UI ui, Set<String> entityTypes, SerializableConsumer<LiveChange> heard) {
        var follower = new Follower(part, ui, heard);
        var subscription = hub.subscribe(agency.require(), entityTypes, follower::hear);
        var watching = Signal.effect(
                part, () -> follower.seen(ui.getPage().pageVisibilitySignal().get() != PageVisibility.HIDDEN));
        part.addDetachListener(event -> {
            event.unregisterListener();
            subscription.close();
            watching.remove();
        });
    }

    /** One part's ear. What it hears in a hidden tab is kept, merged, until the tab is seen. */
    private static final class Follower implements Serializable {

        private static final long serialVersionUID = 1L;

        private final Component part;
        private final UI ui;
        private final SerializableConsumer<LiveChange> heard;
        private final List<LiveChange> kept = new ArrayList<>();
        private boolean visible = true;

        Follower(Component part, UI ui, SerializableConsumer<LiveChange> heard) {
            this.part = part;
            this.ui = ui;
            this.heard = heard;
        }

        void hear(List<RecordsChanged> changes) {
            try {
                ui.access(() -> pass(changes)).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (UIDetachedException | ExecutionException | TimeoutException e) {
                // Gone, or failed on its own terms and said so, or busy: nobody else waits for it.
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void pass(List<RecordsChanged> changes) {
            if (!part.isAttached()) {
                // It left while this waited for its turn.
                return;
            }
            var screen = ScreenSource.of(ui);
            for (var change : changes) {
                var mine = new LiveChange(change.entityType(), change.ids(), screen.equals(change.source()));
                if (visible) {
                    heard.accept(mine);
                } else {
                    keep(mine);
                }
            }
        }

        private void keep(LiveChange change) {
            var same = kept.stream()
                    .filter(known -> known.entityType().equals(change.entityType()) && known.own() == change.own())
                    .findFirst()
                    .orElse(null);
            kept.remove(same);
            kept.add(same == null ? change : together(same, change));
        }

        /** Whoever was away for so many looks at everything. */
        private static LiveChange together(LiveChange one, LiveChange other) {
            var ids = new ArrayList<>(one.ids());
            ids.addAll(other.ids());
            boolean many = one.ids().isEmpty() || other.ids().isEmpty() || ids.size() > 200;
            return new LiveChange(
                    one.entityType(), many ? List.of() : ids.stream().distinct().toList(), one.own());
        }

        void seen(boolean now) {
            visible = now;
            if (now && !kept.isEmpty()) {
                var unused = ui.access(() -> {
                    var late = List.copyOf(kept);
                    kept.clear();
                    late.forEach(heard);
                });
            }
        }
    }
}
