package app.latchkey.api;

import org.jspecify.annotations.Nullable;

/** Knows what a feature refuses that was well said, and what programs are told of it. */
@FunctionalInterface
public interface Refusals {

    /** Null for what is no refusal of this feature. */
    @Nullable ApiRefusal of(Exception failure);
}
