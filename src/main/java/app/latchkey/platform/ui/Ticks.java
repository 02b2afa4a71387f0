package app.latchkey.platform.ui;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which rows of a list are ticked: some by hand, or all the list has but some. Of the rows only numbers are held. */
public class Ticks implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int mostByHand;
    private final Set<Long> byHand = new HashSet<>();
    private boolean all;

    public Ticks(int mostByHand) {
        this.mostByHand = mostByHand;
    }

    public boolean has(long id) {
        return all != byHand.contains(id);
    }

    /** @return false, and nothing is ticked, when that would be too many by hand */
    public boolean set(Collection<Long> ids, boolean ticked) {
        var changed = new HashSet<>(byHand);
        if (ticked == all) {
            changed.removeAll(ids);
        } else {
            changed.addAll(ids);
        }
        if (changed.size() > mostByHand) {
            return false;
        }
        byHand.clear();
        byHand.addAll(changed);
        return true;
    }

    /** Whatever the list has, now and when it is asked. */
    public void all() {
        byHand.clear();
        all = true;
    }

    public void none() {
        byHand.clear();
        all = false;
    }

    public boolean isAll() {
        return all;
    }

    /** Those ticked by hand, or, when {@link #isAll}, those unticked by hand. */
    public Set<Long> byHand() {
        return Set.copyOf(byHand);
    }

    /** @param rows that the list has */
    public int count(int rows) {
        return all ? Math.max(0, rows - byHand.size()) : byHand.size();
    }
}
