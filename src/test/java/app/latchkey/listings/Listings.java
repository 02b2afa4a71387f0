package app.latchkey.listings;

import app.latchkey.Agencies;
import app.latchkey.TestAgency;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.properties.PropertyType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Listing details by intention: a plain flat, and what a test cares about on top. */
public record Listings(ListingDetails details) {

    public static Listings flat(TestAgency agency) {
        return new Listings(new ListingDetails(
                null,
                agency.branchId(),
                agency.agent().id(),
                null,
                LetType.LONG,
                "1 Test Street",
                "Bristol",
                new Postcode("BS1 4DJ"),
                "BS1",
                PropertyType.FLAT,
                2,
                1,
                Furnishing.FURNISHED,
                Rent.monthly(1_200_00),
                1_000_00L,
                Agencies.today().plusDays(10),
                12,
                false,
                null,
                null,
                null,
                null,
                "B",
                "C",
                Agencies.today().plusYears(3),
                false));
    }

    public static Listings of(ListingDetails details) {
        return new Listings(details);
    }

    /** Of a property that is there already. */
    public Listings property(@Nullable Long propertyId) {
        return with("propertyId", propertyId);
    }

    public Listings branch(long branchId) {
        return with("branchId", branchId);
    }

    public Listings letType(LetType letType) {
        return with("letType", letType);
    }

    public Listings landlord(@Nullable Long landlordId) {
        return with("landlordId", landlordId);
    }

    public Listings address(String address) {
        return with("address", address);
    }

    public Listings town(String town) {
        return with("town", town);
    }

    /** In its normal form. */
    public Listings postcode(String postcode) {
        return with("postcode", new Postcode(postcode));
    }

    /** With the first half of the postcode alone. */
    public Listings outcode(@Nullable String outcode) {
        return with("postcode", null).with("outcode", outcode);
    }

    public Listings bedrooms(int bedrooms) {
        return with("bedrooms", bedrooms);
    }

    public Listings furnishing(@Nullable Furnishing furnishing) {
        return with("furnishing", furnishing);
    }

    public Listings rent(@Nullable Rent rent) {
        return with("rent", rent);
    }

    public Listings deposit(@Nullable Long pence) {
        return with("depositPence", pence);
    }

    public Listings availableFrom(@Nullable LocalDate day) {
        return with("availableFrom", day);
    }

    public Listings stay(int months) {
        return with("expectedStayMonths", months);
    }

    public Listings councilTaxBand(@Nullable String band) {
        return with("councilTaxBand", band);
    }

    public Listings epc(@Nullable String rating, @Nullable LocalDate expiresOn) {
        return with("epcRating", rating).with("epcExpiresOn", expiresOn);
    }

    public Listings epcExempt() {
        return epc(null, null).with("epcExempt", true);
    }

    public Listings termsSigned(@Nullable LocalDate day) {
        return with("termsSignedOn", day);
    }

    public Listings ownershipSeen(@Nullable LocalDate day) {
        return with("ownershipSeenOn", day);
    }

    /** With everything an instruction asks for. */
    public Listings instructedBy(long landlordId) {
        return landlord(landlordId).termsSigned(Agencies.today()).ownershipSeen(Agencies.today());
    }

    private Listings with(String component, @Nullable Object value) {
        try {
            var components = ListingDetails.class.getRecordComponents();
            var values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = components[i].getName().equals(component)
                        ? value
                        : components[i].getAccessor().invoke(details);
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return new Listings(
                    ListingDetails.class.getDeclaredConstructor(types).newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No component " + component, e);
        }
    }
}
