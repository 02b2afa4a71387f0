package app.latchkey.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** Makes pictures smaller, never larger, and lays what is transparent on white. */
final class Scaling {

    private Scaling() {}

    static BufferedImage fit(BufferedImage image, PictureSize size) throws IOException {
        double scale = (double) size.pixels() / Math.max(image.getWidth(), image.getHeight());
        if (scale >= 1) {
            return onWhite(image);
        }
        boolean seeThrough = image.getColorModel().hasAlpha();
        return onWhite(Thumbnails.of(image)
                .forceSize(scaled(image.getWidth(), scale), scaled(image.getHeight(), scale))
                .imageType(seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                .asBufferedImage());
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, Math.toIntExact(Math.round(length * scale)));
    }

    private static BufferedImage onWhite(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = opaque.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return opaque;
    }
}
