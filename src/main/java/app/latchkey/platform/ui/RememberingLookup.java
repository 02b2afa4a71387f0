package app.latchkey.platform.ui;

import com.vaadin.flow.di.Lookup;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Vaadin's services, each looked for once. Vaadin itself goes through the class path with every click and every
 * navigation, mostly to find again that there is nothing: a tenth of the processor time of a busy desk.
 */
final class RememberingLookup implements Lookup {

    private final Lookup slow;
    private final Map<Class<?>, Optional<?>> known = new ConcurrentHashMap<>();

    RememberingLookup(Lookup slow) {
        this.slow = slow;
    }

    @Override
    public <T> @Nullable T lookup(Class<T> service) {
        var found = known.get(service);
        if (found == null) {
            // Not computed in the map: looking for one service may ask for another.
            found = Optional.ofNullable(slow.lookup(service));
            known.put(service, found);
        }
        return service.cast(found.orElse(null));
    }

    @Override
    public <T> Collection<T> lookupAll(Class<T> service) {
        return slow.lookupAll(service);
    }
}
