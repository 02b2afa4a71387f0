package app.latchkey.listings;

import app.latchkey.Agencies;
import app.latchkey.TestAgency;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.properties.PropertyType;
import java.util.List;
import java.util.function.UnaryOperator;
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
                false,
                List.of("https://images.example/1.jpg")));
    }

    public Listings address(String address) {
        return change(d -> new ListingDetails(
                d.propertyId(),
                d.branchId(),
                d.negotiatorId(),
                d.landlordId(),
                d.letType(),
                address,
                d.town(),
                d.postcode(),
                d.outcode(),
                d.propertyType(),
                d.bedrooms(),
                d.bathrooms(),
                d.furnishing(),
                d.rent(),
                d.depositPence(),
                d.availableFrom(),
                d.expectedStayMonths(),
                d.petsConsidered(),
                d.summary(),
                d.description(),
                d.termsSignedOn(),
                d.ownershipSeenOn(),
                d.councilTaxBand(),
                d.epcRating(),
                d.epcExpiresOn(),
                d.epcExempt(),
                d.photos()));
    }

    /** Of a property that is there already. */
    public Listings property(@Nullable Long propertyId) {
        return change(d -> new ListingDetails(
                propertyId,
                d.branchId(),
                d.negotiatorId(),
                d.landlordId(),
                d.letType(),
                d.address(),
                d.town(),
                d.postcode(),
                d.outcode(),
                d.propertyType(),
                d.bedrooms(),
                d.bathrooms(),
                d.furnishing(),
                d.rent(),
                d.depositPence(),
                d.availableFrom(),
                d.expectedStayMonths(),
                d.petsConsidered(),
                d.summary(),
                d.description(),
                d.termsSignedOn(),
                d.ownershipSeenOn(),
                d.councilTaxBand(),
                d.epcRating(),
                d.epcExpiresOn(),
                d.epcExempt(),
                d.photos()));
    }

    public Listings rent(@Nullable Rent rent) {
        return change(d -> new ListingDetails(
                d.propertyId(),
                d.branchId(),
                d.negotiatorId(),
                d.landlordId(),
                d.letType(),
                d.address(),
                d.town(),
                d.postcode(),
                d.outcode(),
                d.propertyType(),
                d.bedrooms(),
                d.bathrooms(),
                d.furnishing(),
                rent,
                d.depositPence(),
                d.availableFrom(),
                d.expectedStayMonths(),
                d.petsConsidered(),
                d.summary(),
                d.description(),
                d.termsSignedOn(),
                d.ownershipSeenOn(),
                d.councilTaxBand(),
                d.epcRating(),
                d.epcExpiresOn(),
                d.epcExempt(),
                d.photos()));
    }

    /** With everything an instruction asks for. */
    public Listings instructedBy(long landlordId) {
        return change(d -> new ListingDetails(
                d.propertyId(),
                d.branchId(),
                d.negotiatorId(),
                landlordId,
                d.letType(),
                d.address(),
                d.town(),
                d.postcode(),
                d.outcode(),
                d.propertyType(),
                d.bedrooms(),
                d.bathrooms(),
                d.furnishing(),
                d.rent(),
                d.depositPence(),
                d.availableFrom(),
                d.expectedStayMonths(),
                d.petsConsidered(),
                d.summary(),
                d.description(),
                Agencies.today(),
                Agencies.today(),
                d.councilTaxBand(),
                d.epcRating(),
                d.epcExpiresOn(),
                d.epcExempt(),
                d.photos()));
    }

    private Listings change(UnaryOperator<ListingDetails> change) {
        return new Listings(change.apply(details));
    }
}
