package app.latchkey.metrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.signals.Signal;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Brings a page up to date with every sample, for as long as somebody looks at it. */
final class Following {

    private final UnaryOperator<Runnable> follow;
    private final Runnable refresh;
    private @Nullable Runnable end;
    private boolean isSeen = true;

    private Following(UnaryOperator<Runnable> follow, Runnable refresh) {
        this.follow = follow;
        this.refresh = refresh;
    }

    /** @param follow has it told of samples, and returns what ends that */
    static void by(Component page, UnaryOperator<Runnable> follow, Runnable refresh) {
        var following = new Following(follow, refresh);
        page.addAttachListener(event -> following.begin(page, event.getUI()));
        page.addDetachListener(event -> following.stop());
    }

    private void begin(Component page, UI ui) {
        end = follow.apply(() -> tell(ui));
        Signal.effect(page, () -> see(ui.getPage().pageVisibilitySignal().get() != PageVisibility.HIDDEN));
    }

    private void tell(UI ui) {
        try {
            var unused = ui.access(() -> {
                if (isSeen) {
                    refresh.run();
                }
            });
        } catch (UIDetachedException gone) {
            stop();
        }
    }

    /** A tab that nobody sees costs nothing, and is up to date when it is seen again. */
    private void see(boolean now) {
        boolean isBack = now && !isSeen;
        isSeen = now;
        if (isBack) {
            refresh.run();
        }
    }

    private void stop() {
        if (end != null) {
            end.run();
            end = null;
        }
    }
}
