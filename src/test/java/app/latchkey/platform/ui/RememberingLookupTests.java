package app.latchkey.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.di.Lookup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RememberingLookupTests {

    private final List<Class<?>> asked = new ArrayList<>();
    private final Lookup lookup = new RememberingLookup(new Lookup() {
        @Override
        public <T> @Nullable T lookup(Class<T> service) {
            asked.add(service);
            return service == String.class ? service.cast("found") : null;
        }

        @Override
        public <T> Collection<T> lookupAll(Class<T> service) {
            return List.of();
        }
    });

    @Test
    void looksForAServiceOnce() {
        assertThat(lookup.lookup(String.class)).isEqualTo("found");
        assertThat(lookup.lookup(String.class)).isEqualTo("found");
        assertThat(asked).containsExactly(String.class);
    }

    @Test
    void remembersThatThereIsNone() {
        assertThat(lookup.lookup(Integer.class)).isNull();
        assertThat(lookup.lookup(Integer.class)).isNull();
        assertThat(asked).containsExactly(Integer.class);
    }
}
