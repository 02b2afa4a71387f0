package app.latchkey.listings;

import java.util.List;

/** A listing may not move yet: these things are missing. */
public class TransitionBlocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Blocker> blockers;

    TransitionBlocked(List<Blocker> blockers) {
        super("Missing: "
                + String.join(", ", blockers.stream().map(Blocker::key).toList()));
        this.blockers = List.copyOf(blockers);
    }

    public List<Blocker> blockers() {
        return blockers;
    }
}
