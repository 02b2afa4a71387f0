package app.latchkey.platform.live;

import org.jspecify.annotations.Nullable;

/** Names the screen this thread writes for, so that it need not be told of its own change. */
@FunctionalInterface
public interface ChangeSource {

    /** At most 40 letters and digits, the same for as long as the screen is open; null outside any screen. */
    @Nullable String current();
}
