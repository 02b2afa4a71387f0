package app.latchkey.users;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.net.URISyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A secret for an app that makes codes.
 *
 * @param secret to be typed where nothing can be scanned
 * @param size the picture to scan is a square of so many dots to a side
 * @param dots its dark dots, as the path of an SVG
 */
public record SecondFactorOffer(String secret, int size, String dots) {

    private static final String ISSUER = "Latchkey";

    static SecondFactorOffer of(String email, String secret) {
        try {
            var uri = SecondFactors.generator(secret).getURI(ISSUER, email).toString();
            var picture = new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, 0, 0);
            var dots = IntStream.range(0, picture.getHeight())
                    .boxed()
                    .flatMap(y -> IntStream.range(0, picture.getWidth())
                            .filter(x -> picture.get(x, y))
                            .mapToObj(x -> "M%d %dh1v1h-1z".formatted(x, y)))
                    .collect(Collectors.joining());
            return new SecondFactorOffer(secret, picture.getWidth(), dots);
        } catch (URISyntaxException | WriterException e) {
            throw new IllegalStateException("No picture of a secret", e);
        }
    }

    @Override
    public String toString() {
        return "an offer";
    }
}
