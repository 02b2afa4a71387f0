package app.latchkey.listings;

import app.latchkey.imports.ImportColumn;
import app.latchkey.imports.ImportPart;
import app.latchkey.imports.MatchKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the rows of a file of listings go: each to a property and to one listing of it. */
final class ListingParts {

    private static final ImportColumn ADDRESS = ImportColumn.of("address", "text");
    private static final ImportColumn TOWN = ImportColumn.of("town", "text");
    private static final ImportColumn OUTCODE = ImportColumn.of("outcode", "text");
    private static final ImportColumn TYPE =
            ImportColumn.of("property_type", "text").otherwise("'OTHER'");
    private static final ImportColumn BEDROOMS = ImportColumn.of("bedrooms", "integer");
    private static final ImportColumn BATHROOMS = ImportColumn.of("bathrooms", "integer");

    /** Half a postcode does not take the other half away, unless it is another one's. */
    private static final ImportColumn POSTCODE =
            ImportColumn.of("postcode", "text").mergedBy("""
            case when f.postcode is null and f.outcode <> t.outcode then null else coalesce(f.postcode, t.postcode) end""");

    private ListingParts() {}

    static List<MatchKey> keys() {
        var separator = "'" + MatchKey.SEPARATOR + "'";
        return List.of(
                new MatchKey(
                        "own-ref",
                        List.of(ListingRowReader.OWN_REF),
                        List.of("own_ref"),
                        false,
                        "t.own_ref = k.key",
                        true),
                new MatchKey(
                        "uprn",
                        List.of(ListingRowReader.UPRN),
                        List.of("uprn"),
                        false,
                        "t.uprn = cast(k.key as bigint)",
                        true),
                new MatchKey(
                        "address",
                        List.of(ListingRowReader.ADDRESS),
                        List.of("address", "outcode"),
                        true,
                        "t.outcode = upper(split_part(k.key, %1$s, 2)) and lower(t.address) = split_part(k.key, %1$s, 1)"
                                .formatted(separator),
                        false));
    }

    static List<ImportPart> parts() {
        return List.of(property(), listing());
    }

    private static ImportPart property() {
        return new ImportPart(
                "Property",
                "property",
                null,
                List.of(
                        ImportColumn.of("own_ref", "text"),
                        ImportColumn.of("uprn", "bigint"),
                        ADDRESS,
                        TOWN,
                        POSTCODE,
                        OUTCODE,
                        ImportColumn.of("latitude", "double precision"),
                        ImportColumn.of("longitude", "double precision"),
                        TYPE,
                        BEDROOMS,
                        BATHROOMS,
                        ImportColumn.of("receptions", "integer"),
                        ImportColumn.of("floor_area_sqm", "integer"),
                        ImportColumn.of("council_tax_band", "text"),
                        ImportColumn.of("epc_rating", "text"),
                        ImportColumn.of("epc_expires_on", "date"),
                        ImportColumn.of("epc_exempt", "boolean").otherwise("false")),
                told(
                        "ownRef own_ref",
                        "uprn uprn",
                        "address address",
                        "town town",
                        "postcode postcode",
                        "outcode outcode",
                        "latitude latitude",
                        "longitude longitude",
                        "propertyType property_type",
                        "bedrooms bedrooms",
                        "bathrooms bathrooms",
                        "receptions receptions",
                        "floorAreaSqm floor_area_sqm",
                        "councilTaxBand council_tax_band",
                        "epcRating epc_rating",
                        "epcExpiresOn epc_expires_on",
                        "epcExempt epc_exempt"),
                Map.of("created_at", ":at", "updated_at", ":at"),
                "updated_at = :at",
                "t.deleted_at is null",
                "deleted_at = :at",
                """
                exists (select from ownership o where o.property_id = t.id)
                    or exists (select from listing l where l.property_id = t.id and l.deleted_at is null
                                  and l.id not in (select x.entity_id from import_change x
                                                    where x.job_id = :job and x.part = 1 and x.line = c.line))""");
    }

    private static ImportPart listing() {
        var fixed = new LinkedHashMap<String, String>();
        fixed.put("property_id", "w.ids[1]");
        fixed.put("branch_id", ":branch");
        fixed.put("status", "'DRAFT'");
        fixed.put("status_since", ":at");
        fixed.put("pets_considered", "false");
        fixed.put("created_at", ":at");
        fixed.put("updated_at", ":at");
        var told = told(
                "letType let_type",
                "address address",
                "town town",
                "postcode postcode",
                "outcode outcode",
                "propertyType property_type",
                "bedrooms bedrooms",
                "bathrooms bathrooms",
                "furnishing furnishing",
                "depositPence deposit_pence",
                "availableFrom available_from",
                "summary summary",
                "description description");
        told.put("rent", "rent_words(%1$s.rent_pence, %1$s.rent_frequency)");
        return new ImportPart(
                ListingService.ENTITY,
                "listing",
                // A letting that is over, or was never won, is not what a file of today speaks of.
                "t.property_id = t1.id and t.status not in ('CLOSED', 'LOST')",
                List.of(
                        ImportColumn.of("let_type", "text").otherwise("'LONG'"),
                        ADDRESS,
                        TOWN,
                        POSTCODE,
                        OUTCODE,
                        TYPE,
                        BEDROOMS,
                        BATHROOMS,
                        ImportColumn.of("furnishing", "text"),
                        ImportColumn.of("rent_pence", "bigint"),
                        ImportColumn.of("rent_frequency", "text"),
                        ImportColumn.of("deposit_pence", "bigint"),
                        ImportColumn.of("available_from", "date"),
                        ImportColumn.of("summary", "text"),
                        ImportColumn.of("description", "text")),
                told,
                fixed,
                "updated_at = :at",
                "t.deleted_at is null",
                "deleted_at = :at",
                "t.status <> 'DRAFT' or exists (select from listing_media p where p.listing_id = t.id)");
    }

    private static Map<String, String> told(String... fieldsAndColumns) {
        var told = new LinkedHashMap<String, String>();
        for (var each : fieldsAndColumns) {
            int space = each.indexOf(' ');
            told.put(each.substring(0, space), "%1$s." + each.substring(space + 1) + "::text");
        }
        return told;
    }
}
