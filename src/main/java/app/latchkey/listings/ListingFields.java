package app.latchkey.listings;

import static app.latchkey.imports.ImportField.optional;
import static app.latchkey.imports.ImportField.required;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportField.Shape;
import app.latchkey.properties.PropertyType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a file of listings may hold, and what other systems call it. */
final class ListingFields {

    static final List<ImportField> ALL = List.of(
            optional(ListingRowReader.OWN_REF, "property.own-ref", "LK-1042")
                    .named(
                            "property id",
                            "agent ref",
                            "property ref",
                            "property reference",
                            "our ref",
                            "reference",
                            "ref",
                            "ref no"),
            optional(ListingRowReader.UPRN, "property.uprn", "100023336956").named("unique property reference number"),
            required(ListingRowReader.ADDRESS, "listing.address", "12 Apsley Road")
                    .named(
                            "full address",
                            "display address",
                            "property address",
                            "address line",
                            "address 1",
                            "address line 1"),
            optional(ListingRowReader.POSTCODE, "listing.postcode", "BS8 2SP")
                    .named("post code", "postcode 1", "zip", "outcode")
                    .shaped(Shape.POSTCODE),
            optional(ListingRowReader.INCODE, "import.listings.incode", "").named("postcode 2"),
            optional(ListingRowReader.TOWN, "listing.town", "Bristol")
                    .named("city", "post town", "town/city", "town city"),
            optional(ListingRowReader.AREA, "import.listings.area", "")
                    .named("locality", "district", "neighbourhood", "suburb", "address 3"),
            optional(ListingRowReader.TYPE, "listing.type", "Flat")
                    .named("type of property", "dwelling type", "prop type", "type", "prop sub id")
                    .choices(
                            "type.",
                            Arrays.stream(PropertyType.values()).map(Enum::name).toList()),
            required(ListingRowReader.BEDROOMS, "listing.bedrooms", "2")
                    .named(
                            "beds",
                            "bedroom",
                            "bed",
                            "number of bedrooms",
                            "no of bedrooms",
                            "no. bedrooms",
                            "bedroom count"),
            optional(ListingRowReader.BATHROOMS, "listing.bathrooms", "1")
                    .named("baths", "bathroom", "number of bathrooms", "no of bathrooms"),
            optional(ListingRowReader.RECEPTIONS, "property.receptions", "1").named("reception rooms", "living rooms"),
            required(ListingRowReader.RENT, "listing.rent-pcm", "£1,250 pcm")
                    .named(
                            "rent pcm",
                            "price pcm",
                            "monthly rent",
                            "rent per month",
                            "rent amount",
                            "pcm",
                            "asking rent",
                            "price",
                            "rental")
                    .unless(ListingRowReader.RENT_PW),
            optional(ListingRowReader.RENT_FREQUENCY, "import.listings.rent-frequency", "monthly")
                    .named("let rent frequency", "rent period", "price frequency", "rent frequency")
                    .choices(
                            "import.frequency.",
                            List.of(
                                    "WEEKLY",
                                    "TWO_WEEKLY",
                                    "FOUR_WEEKLY",
                                    "MONTHLY",
                                    "QUARTERLY",
                                    "SIX_MONTHLY",
                                    "YEARLY")),
            optional(ListingRowReader.RENT_PW, "import.listings.rent-pw", "")
                    .named("price pw", "weekly rent", "rent per week", "pw"),
            optional(ListingRowReader.DEPOSIT, "listing.deposit", "£1,440")
                    .named("deposit amount", "tenancy deposit", "let bond", "bond"),
            optional(ListingRowReader.FURNISHING, "listing.furnishing", "Part furnished")
                    .named(
                            "furnished",
                            "furnishings",
                            "furnishing type",
                            "furnished type",
                            "furnishing status",
                            "let furn id")
                    .choices(
                            "furnishing.",
                            Arrays.stream(Furnishing.values()).map(Enum::name).toList()),
            optional(ListingRowReader.AVAILABLE_FROM, "listing.available", "01/12/2026")
                    .named("available", "available date", "date available", "availability", "let date available")
                    .shaped(Shape.DATE),
            optional(ListingRowReader.LET_TYPE, "listing.let-type", "Long let")
                    .named("letting type", "term", "let type id")
                    .choices(
                            "let-type.",
                            Arrays.stream(LetType.values()).map(Enum::name).toList()),
            optional(ListingRowReader.SUMMARY, "listing.summary", "Bright two-bedroom flat near the Downs")
                    .named("short description", "headline"),
            optional(ListingRowReader.DESCRIPTION, "listing.description", "")
                    .named("full description", "long description", "details"),
            optional(ListingRowReader.COUNCIL_TAX_BAND, "property.council-tax", "C")
                    .named("council tax", "tax band", "ctax band"),
            optional(ListingRowReader.EPC_RATING, "property.epc", "C")
                    .named("epc", "energy rating", "current energy rating"),
            optional(ListingRowReader.EPC_EXPIRES_ON, "property.epc-expires", "30/06/2031")
                    .named("epc expiry", "epc expiry date", "epc valid until")
                    .shaped(Shape.DATE),
            optional(ListingRowReader.FLOOR_AREA, "property.floor-area", "64")
                    .named("floor area sqm", "size sqm", "sqm"),
            optional(ListingRowReader.LATITUDE, "property.latitude", "").named("lat"),
            optional(ListingRowReader.LONGITUDE, "property.longitude", "").named("lon", "lng", "long"),
            optional(ListingRowReader.STATUS, "listing.status", "").named("listing status", "status id"),
            optional(ListingRowReader.TRANSACTION, "import.listings.transaction", "")
                    .named("trans type id", "transaction type"));

    /** What the numbers of Rightmove's format 3 mean, in words that are read here; a blank tells nothing. */
    static final Map<String, Map<String, String>> BLM_CODES = Map.of(
            ListingRowReader.FURNISHING,
            Map.of("0", "furnished", "1", "part furnished", "2", "unfurnished", "3", "-", "4", "either"),
            ListingRowReader.RENT_FREQUENCY,
            Map.of("0", "weekly", "1", "monthly", "2", "quarterly", "3", "annual", "5", "per person per week"),
            ListingRowReader.LET_TYPE,
            Map.of("0", "-", "1", "long", "2", "short", "3", "short", "4", "commercial"),
            ListingRowReader.TRANSACTION,
            Map.of("1", "sale", "2", "letting"),
            ListingRowReader.STATUS,
            Map.of("0", "available", "1", "sold", "2", "under offer", "4", "reserved", "5", "let agreed"),
            ListingRowReader.TYPE,
            Map.ofEntries(
                    Map.entry("0", "-"),
                    Map.entry("1", "terraced"),
                    Map.entry("2", "end terrace"),
                    Map.entry("3", "semi detached"),
                    Map.entry("4", "detached"),
                    Map.entry("5", "mews"),
                    Map.entry("6", "house"),
                    Map.entry("7", "ground flat"),
                    Map.entry("8", "flat"),
                    Map.entry("9", "studio"),
                    Map.entry("10", "ground floor maisonette"),
                    Map.entry("11", "maisonette"),
                    Map.entry("12", "bungalow"),
                    Map.entry("13", "terraced bungalow"),
                    Map.entry("14", "semi detached bungalow"),
                    Map.entry("15", "detached bungalow"),
                    Map.entry("21", "link detached"),
                    Map.entry("22", "town house"),
                    Map.entry("23", "cottage"),
                    Map.entry("26", "house"),
                    Map.entry("27", "villa"),
                    Map.entry("28", "apartment"),
                    Map.entry("29", "penthouse"),
                    Map.entry("44", "serviced apartment"),
                    Map.entry("48", "house share"),
                    Map.entry("49", "flat share")));

    private ListingFields() {}
}
