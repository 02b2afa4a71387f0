package app.latchkey.listings;

/** How a dwelling is let; {@link #EITHER} leaves it to the tenant. */
public enum Furnishing {
    FURNISHED,
    PART_FURNISHED,
    UNFURNISHED,
    EITHER
}
