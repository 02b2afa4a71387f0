package app.latchkey.media;

import app.latchkey.media.PictureRefused.Reason;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.springframework.stereotype.Component;

/** Reads a file as pixels: upright, in sRGB. Of what else the file says about itself, nothing goes further than here. */
@Component
class PictureDecoder {

    /** A file of a few kilobytes can claim any number. */
    static final long MOST_PIXELS = 60_000_000;

    /** What the pixels may take while they are read: four bytes for each. */
    private static final long MOST_BYTES = 4 * MOST_PIXELS;

    PictureDecoder() {
        // The libraries' readers are found through the application's own class loader, which is current here.
        ImageIO.scanForPlugins();
        ImageIO.setUseCache(false);
    }

    PictureFormat format(Path file) throws IOException, PictureRefused {
        try (var bytes = Files.newInputStream(file)) {
            var first = bytes.readNBytes(PictureFormat.LONGEST_BEGINNING);
            if (first.length == 0) {
                throw new PictureRefused(Reason.EMPTY);
            }
            return PictureFormat.of(first).orElseThrow(() -> new PictureRefused(Reason.NO_PICTURE));
        }
    }

    /** @return the picture on white, no larger than the largest size that is kept */
    BufferedImage decode(Path file, PictureFormat format) throws PictureRefused {
        var reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            var image = Scaling.fit(standardColours(read(reader)), PictureSize.FULL);
            return ExifFilterUtils.getFilterForOrientation(orientation(file)).apply(image);
        } catch (IOException | RuntimeException damaged) {
            // Readers answer a broken file with whatever they stumble over.
            throw new PictureRefused(Reason.DAMAGED, damaged);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException, PictureRefused {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        var type = reader.getImageTypes(0).next();
        long pixels = (long) width * height;
        long bytes = pixels * type.getNumBands() * Math.max(1, type.getBitsPerBand(0) / Byte.SIZE);
        if (pixels > MOST_PIXELS || bytes > MOST_BYTES) {
            throw new PictureRefused(Reason.TOO_MANY_PIXELS);
        }
        boolean[] cutShort = new boolean[1];
        reader.addIIOReadWarningListener((source, warning) -> cutShort[0] |= warning.contains("remature end"));
        var image = reader.read(0, new ImageReadParam());
        if (cutShort[0]) {
            throw new PictureRefused(Reason.DAMAGED);
        }
        return image;
    }

    /** Telephones write their own, wider colours; taken for the web's they would look pale. */
    private static BufferedImage standardColours(BufferedImage image) {
        var colours = image.getColorModel().getColorSpace();
        if (colours.isCS_sRGB() || colours.getType() == ColorSpace.TYPE_GRAY) {
            return image;
        }
        var standard = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR);
        return new ColorConvertOp(null).filter(image, standard);
    }

    /** What can't be read of it is taken as upright: the picture is there to be looked at. */
    private static Orientation orientation(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            for (var exif : ImageMetadataReader.readMetadata(bytes).getDirectoriesOfType(ExifIFD0Directory.class)) {
                if (exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                    int value = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                    return value >= 1 && value <= 8 ? Orientation.typeOf(value) : Orientation.TOP_LEFT;
                }
            }
            return Orientation.TOP_LEFT;
        } catch (ImageProcessingException | MetadataException unreadable) {
            return Orientation.TOP_LEFT;
        }
    }
}
