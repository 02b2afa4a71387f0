package app.latchkey.properties;

import app.latchkey.platform.Postcode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Properties by intention. */
public final class Properties {

    private @Nullable String ownRef;
    private @Nullable Long uprn;
    private String address = "1 Acacia Road";
    private String town = "York";
    private @Nullable Postcode postcode = new Postcode("YO1 7HH");
    private @Nullable Double latitude;
    private @Nullable Double longitude;
    private PropertyType type = PropertyType.FLAT;
    private int bedrooms = 2;
    private @Nullable Integer receptions;

    private Properties() {}

    public static Properties flat() {
        return new Properties();
    }

    public static Share share(long landlordId, String percent, boolean leads) {
        return new Share(landlordId, new BigDecimal(percent), leads);
    }

    public Properties ownRef(String value) {
        ownRef = value;
        return this;
    }

    public Properties uprn(long value) {
        uprn = value;
        return this;
    }

    public Properties address(String value) {
        address = value;
        return this;
    }

    public Properties town(String value) {
        town = value;
        return this;
    }

    public Properties postcode(String value) {
        postcode = Postcode.parse(value).orElseThrow();
        return this;
    }

    public Properties at(@Nullable Double north, @Nullable Double east) {
        latitude = north;
        longitude = east;
        return this;
    }

    public Properties type(PropertyType value) {
        type = value;
        return this;
    }

    public Properties bedrooms(int value) {
        bedrooms = value;
        return this;
    }

    public Properties receptions(int value) {
        receptions = value;
        return this;
    }

    public PropertyDetails details() {
        return new PropertyDetails(
                ownRef,
                uprn,
                address,
                town,
                postcode,
                Optional.ofNullable(postcode).map(Postcode::outcode).orElse(null),
                latitude,
                longitude,
                type,
                bedrooms,
                1,
                receptions,
                64,
                "C",
                "B",
                null,
                false);
    }
}
