package app.latchkey.api;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes up an answer of what its schema says: a value for each field, as an agency might have it. */
final class ApiSamples {

    /** By a field's name, or by it and its record's; what is not here is of its kind alone, or null where it may be. */
    private static final Map<String, Object> KNOWN = Map.ofEntries(
            Map.entry("access_token", "eyJhbGciOiJIUzI1NiJ9…"),
            Map.entry("action", "instruct"),
            Map.entry("actor", "Grace Hopper"),
            Map.entry("address", "12 Orchard Road"),
            Map.entry("age_days", 3),
            Map.entry("amount_pence", 125_000),
            Map.entry("available_from", "2026-12-01"),
            Map.entry("bedrooms", 2),
            Map.entry("Blocker.key", "guard.photo"),
            Map.entry("branch", "Bristol"),
            Map.entry("branch_name", "Bristol"),
            Map.entry("browser", "Chrome, Linux"),
            Map.entry("by", "Grace Hopper"),
            Map.entry("bytes", 20_480),
            Map.entry("cells", "1 High Street"),
            Map.entry("Check.name", "database"),
            Map.entry("checks_clear", true),
            Map.entry("checksum", "9f86d081884c7d65"),
            Map.entry("code", "AVAILABLE"),
            Map.entry("Column.name", "Address"),
            Map.entry("ContactResource.first_name", "Ada"),
            Map.entry("ContactResource.last_name", "Byron"),
            Map.entry("count", 128),
            Map.entry("created_by", "Grace Hopper"),
            Map.entry("definition", "Listings that are available now"),
            Map.entry("email", "ada@example.org"),
            Map.entry("event_type", "CHANGED"),
            Map.entry("expires_in", 900),
            Map.entry("field", "address"),
            Map.entry("FieldChange.after", "12 Orchard Road"),
            Map.entry("FieldChange.before", "12 Orchard Rd"),
            Map.entry("FigureResource.id", "K1"),
            Map.entry("FigureResource.name", "stock"),
            Map.entry("FigureResource.title", "Stock"),
            Map.entry("file_name", "listings.csv"),
            Map.entry("frequency", "monthly"),
            Map.entry("HistoryRow.kind", "Listing"),
            Map.entry("hit_rate", 0.99),
            Map.entry("holders", "4711"),
            Map.entry("ImportCounts.total", 5),
            Map.entry("ImportKindResource.label", "Listings"),
            Map.entry("ImportKindResource.name", "listings"),
            Map.entry("ImportResource.kind", "listings"),
            Map.entry("ImportResource.missing", "bedrooms"),
            Map.entry("IndexState.name", "listing_by_rent"),
            Map.entry("is_up", true),
            Map.entry("KeptStatement.request_id", "1FF7MSFIG10EY"),
            Map.entry("KindField.choices", "monthly"),
            Map.entry("KindField.example", "monthly"),
            Map.entry("KindField.instead", "rentPw"),
            Map.entry("KindField.label", "Rent frequency"),
            Map.entry("KindField.name", "rentFrequency"),
            Map.entry("KindKey.fields", "ownRef"),
            Map.entry("KindKey.label", "Your own reference"),
            Map.entry("KindKey.name", "own-ref"),
            Map.entry("landlord", "Ada Byron"),
            Map.entry("landlord_id", 1),
            Map.entry("leads", true),
            Map.entry("link", "/welcome/4fzzzxjylrx"),
            Map.entry("message", "Must be there"),
            Map.entry("message_id", "msg_2b1c"),
            Map.entry("name", "Ada Byron"),
            Map.entry("negotiator", "Grace Hopper"),
            Map.entry("Note.name", "median"),
            Map.entry("outcode", "BS7"),
            Map.entry("overridden", "guard.photo"),
            Map.entry("own", true),
            Map.entry("owner", "Grace Hopper"),
            Map.entry("page", 1),
            Map.entry("pcm_pence", 125_000),
            Map.entry("percent", 100),
            Map.entry("phone", "+447700900123"),
            Map.entry("postcode", "BS7 2EJ"),
            Map.entry("property_id", 1),
            Map.entry("PropertyListing.status", "available"),
            Map.entry("PropertyRow.owners", "Ada Byron"),
            Map.entry("query", "town=Bristol&property_type=flat"),
            Map.entry("record_name", "12 Orchard Road"),
            Map.entry("reference", "LK-000100"),
            Map.entry("refresh_token", "lr_…"),
            Map.entry("removable", true),
            Map.entry("roles", "LANDLORD"),
            Map.entry("SavedFilterResource.list", "listings"),
            Map.entry("SavedFilterResource.name", "Flats in Bristol"),
            Map.entry("secret", "whsec_…"),
            Map.entry("size", 50),
            Map.entry("sql", "select count(*) from listing"),
            Map.entry("state", "active"),
            Map.entry("table", "listing"),
            Map.entry("TableState.name", "listing"),
            Map.entry("token_type", "bearer"),
            Map.entry("topic", "listing.created"),
            Map.entry("topics", "listing.created"),
            Map.entry("total", 1),
            Map.entry("total_pages", 1),
            Map.entry("town", "Bristol"),
            Map.entry("url", "https://hooks.example.org/latchkey"),
            Map.entry("UserSession.address", "192.0.2.1"),
            Map.entry("UserSession.program", false),
            Map.entry("value", 128),
            Map.entry("view", "listings"));

    private static final Map<String, String> OF_FORMAT = Map.of(
            "date", "2026-11-28",
            "date-time", "2026-11-28T09:30:00Z",
            "uuid", "3f0c4f0e-8f3e-4b5e-9a53-5f6f1f0a2b11");

    /** Of most records there is none. */
    private static final Set<String> ABSENT = Set.of("origin", "problem", "progress");

    private final Map<String, Schema<?>> schemas;

    /** @param schemas of records, by name */
    ApiSamples(Map<String, Schema<?>> schemas) {
        this.schemas = schemas;
    }

    Object of(Schema<?> schema) {
        return Objects.requireNonNull(value(schema, "", ""));
    }

    private @Nullable Object value(Schema<?> schema, String owner, String field) {
        if (schema.getAnyOf() != null) {
            return ABSENT.contains(field) ? null : value(schema.getAnyOf().getFirst(), owner, field);
        }
        if (schema.get$ref() != null) {
            return record(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        }
        var types = Objects.requireNonNull(schema.getTypes());
        if (types.contains("array")) {
            return List.of(Objects.requireNonNull(value(schema.getItems(), owner, field)));
        }
        var own = KNOWN.get(owner + "." + field);
        var known = own == null ? KNOWN.get(field) : own;
        var constants = schema.getEnum();
        if (constants != null) {
            return constants.contains(known) ? known : constants.getFirst();
        }
        return known != null && fits(known, types) ? known : any(schema, types);
    }

    private Map<String, @Nullable Object> record(String name) {
        var sample = new LinkedHashMap<String, @Nullable Object>();
        Objects.requireNonNull(schemas.get(name)).getProperties().forEach((field, schema) -> {
            sample.put(field, value(schema, name, field));
        });
        return sample;
    }

    private static boolean fits(Object value, Set<String> types) {
        return switch (value) {
            case String text -> types.contains("string");
            case Boolean flag -> types.contains("boolean");
            case Integer number -> types.contains("integer") || types.contains("number");
            default -> types.contains("number");
        };
    }

    private static @Nullable Object any(Schema<?> schema, Set<String> types) {
        if (types.contains("null")) {
            return null;
        }
        return switch (types.iterator().next()) {
            case "object" -> Map.of();
            case "boolean" -> false;
            case "integer" -> 1;
            case "number" -> 1.5;
            default -> schema.getFormat() == null ? "text" : OF_FORMAT.getOrDefault(schema.getFormat(), "text");
        };
    }
}
