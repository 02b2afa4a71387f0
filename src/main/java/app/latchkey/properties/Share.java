package app.latchkey.properties;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What one landlord owns of a property.
 *
 * @param percent above 0, at most 100, two decimals
 * @param leads the one the agency talks to
 */
public record Share(long landlordId, BigDecimal percent, boolean leads) {

    private static final BigDecimal ALL = new BigDecimal(100);
    private static final BigDecimal SMALLEST = new BigDecimal("0.01");

    /** The whole as so many shares that differ by a hundredth at most, the larger ones first: 33.34, 33.33, 33.33. */
    public static List<BigDecimal> evenly(int owners) {
        var each = ALL.divide(BigDecimal.valueOf(owners), 2, RoundingMode.DOWN);
        int larger = ALL.subtract(each.multiply(BigDecimal.valueOf(owners)))
                .divide(SMALLEST, RoundingMode.UNNECESSARY)
                .intValueExact();
        var shares = new ArrayList<BigDecimal>();
        for (int i = 0; i < owners; i++) {
            shares.add(i < larger ? each.add(SMALLEST) : each);
        }
        return shares;
    }
}
