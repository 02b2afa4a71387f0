package app.latchkey.listings;

import app.latchkey.exports.Cell;
import app.latchkey.properties.PropertyType;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be written of a listing. A column of the list has the same name as its order, {@link ListingSort.Column}. */
public enum ListingExportColumn {
    REFERENCE("listing.reference", "reference"),
    ADDRESS("listing.address", "address"),
    TOWN("listing.town", "town"),
    POSTCODE("listing.postcode", "postcode"),
    OUTCODE("listing.outcode", "outcode"),
    PROPERTY_TYPE("listing.type", "propertyType"),
    BEDROOMS("listing.beds", "bedrooms"),
    FURNISHING("listing.furnishing", "furnishing"),
    RENT("listing.rent-pcm", "rentPcmPence"),
    AVAILABLE_FROM("listing.available", "availableFrom"),
    STATUS("listing.status", "status"),
    LANDLORD("listing.landlord", "landlordName"),
    BRANCH("listing.branch", "branchName"),
    NEGOTIATOR("listing.negotiator", "negotiatorName"),
    FIRST_AVAILABLE_ON("export.first-available", "firstAvailableOn"),
    AGE("listing.age", "firstAvailableOn");

    private final String heading;
    private final String attribute;

    ListingExportColumn(String heading, String attribute) {
        this.heading = heading;
        this.attribute = attribute;
    }

    /** A key of the texts. */
    public String heading() {
        return heading;
    }

    Expression<?> of(Root<ListingLine> listing) {
        return listing.get(attribute);
    }

    @Nullable Cell cell(@Nullable Object value, UnaryOperator<String> wording, LocalDate today) {
        return switch (value) {
            case null -> null;
            case ListingStatus status -> new Cell.Text(wording.apply("status." + status));
            case PropertyType type -> new Cell.Text(wording.apply("type." + type));
            case Furnishing furnishing -> new Cell.Text(wording.apply("furnishing." + furnishing));
            case Integer count -> new Cell.Count(count);
            case Long pence -> new Cell.Pounds(pence);
            case LocalDate day when this == AGE -> new Cell.Count(day.until(today, ChronoUnit.DAYS));
            case LocalDate day -> new Cell.Day(day);
            default -> new Cell.Text(Objects.toString(value));
        };
    }
}
