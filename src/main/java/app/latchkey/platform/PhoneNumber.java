package app.latchkey.platform;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number in its one international form (E.164), "+447700900123". Whether it rings is not known here. */
public record PhoneNumber(String value) {

    private static final String HOME = "GB";
    private static final int HOME_CODE = 44;
    private static final Pattern NORMAL = Pattern.compile("\\+[0-9]{7,15}");

    public PhoneNumber {
        if (!NORMAL.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a phone number in its normal form: " + value);
        }
    }

    /** The number meant by "07700 900123" or "+44 (0)7700 900123"; numbers without a country's code are British. */
    public static Optional<PhoneNumber> parse(String typed) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(typed, HOME);
            return numbers.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE && !number.hasExtension()
                    ? Optional.of(new PhoneNumber(numbers.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** As a Briton writes and dials it: "07700 900123", and abroad "+33 1 42 68 53 00". */
    public String british() {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(value, HOME);
            return numbers.format(
                    number,
                    number.getCountryCode() == HOME_CODE
                            ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return value;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
