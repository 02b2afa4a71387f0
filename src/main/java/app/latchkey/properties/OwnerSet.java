package app.latchkey.properties;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to own a property from a day on.
 *
 * @param from null until somebody says so
 */
public record OwnerSet(@Nullable LocalDate from, List<Share> owners) {

    public OwnerSet {
        owners = List.copyOf(owners);
    }
}
