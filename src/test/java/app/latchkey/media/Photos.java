package app.latchkey.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Files as cameras and drawing programs write them. */
public final class Photos {

    /** The corners of an upright one, clockwise from the top left. */
    static final Color[] CORNERS = {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};

    private Photos() {}

    public static byte[] jpeg(int width, int height) {
        return write(upright(width, height), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return write(upright(width, height), "png");
    }

    /** A plain photo of one colour, to know it again. */
    public static byte[] of(Color colour) {
        var image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(0, 0, 80, 60);
        canvas.dispose();
        return write(image, "jpeg");
    }

    /**
     * As a camera held this way writes it: its pixels as the sensor lay, a note how to turn them, and where it was.
     *
     * @param orientation 1 to 8
     */
    static byte[] taken(int width, int height, int orientation) {
        return withExif(write(asTheSensorLay(upright(width, height), orientation), "jpeg"), orientation);
    }

    /** Four corners of different colours on grey. */
    static BufferedImage upright(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.GRAY);
        canvas.fillRect(0, 0, width, height);
        corner(canvas, CORNERS[0], 0, 0, width, height);
        corner(canvas, CORNERS[1], width - width / 4, 0, width, height);
        corner(canvas, CORNERS[2], width - width / 4, height - height / 4, width, height);
        corner(canvas, CORNERS[3], 0, height - height / 4, width, height);
        canvas.dispose();
        return image;
    }

    private static void corner(Graphics2D canvas, Color colour, int x, int y, int width, int height) {
        canvas.setColor(colour);
        canvas.fillRect(x, y, width / 4, height / 4);
    }

    /** Written from the EXIF standard's own table: where the top and the left of the scene are in the file. */
    private static BufferedImage asTheSensorLay(BufferedImage scene, int orientation) {
        int w = scene.getWidth();
        int h = scene.getHeight();
        boolean turned = orientation >= 5;
        var file = new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < file.getHeight(); row++) {
            for (int column = 0; column < file.getWidth(); column++) {
                int x = switch (orientation) {
                    case 1, 4 -> column;
                    case 2, 3 -> w - 1 - column;
                    case 5, 8 -> row;
                    default -> w - 1 - row;
                };
                int y = switch (orientation) {
                    case 1, 2 -> row;
                    case 3, 4 -> h - 1 - row;
                    case 5, 6 -> column;
                    default -> h - 1 - column;
                };
                file.setRGB(column, row, scene.getRGB(x, y));
            }
        }
        return file;
    }

    private static byte[] withExif(byte[] jpeg, int orientation) {
        var place = "Harbour 51.4545N 2.5879W".getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(8 + 2 + 3 * 12 + 4 + 2 + 12 + 4 + place.length + 1);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int gps = 8 + 2 + 3 * 12 + 4;
        int text = gps + 2 + 12 + 4;
        tiff.putShort((short) 3);
        entry(tiff, 0x010E, 2, place.length + 1, text);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0);
        tiff.putShort((short) 1);
        tiff.putShort((short) 1)
                .putShort((short) 2)
                .putInt(2)
                .put((byte) 'N')
                .put((byte) 0)
                .putShort((short) 0);
        tiff.putInt(0);
        tiff.put(place).put((byte) 0);
        return withNote(jpeg, 0xFFE1, "Exif\0\0", tiff.array());
    }

    /** A grey in the colours of linear light, with the profile that says so. */
    static byte[] inLinearLight(int grey) {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(new Color(grey, grey, grey));
        canvas.fillRect(0, 0, 64, 64);
        canvas.dispose();
        var profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        return withNote(write(image, "jpeg"), 0xFFE2, "ICC_PROFILE\0\1\1", profile);
    }

    private static byte[] withNote(byte[] jpeg, int marker, String kind, byte[] note) {
        return ByteBuffer.allocate(jpeg.length + 4 + kind.length() + note.length)
                .put(jpeg, 0, 2)
                .putShort((short) marker)
                .putShort((short) (2 + kind.length() + note.length))
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .put(note)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    static byte[] write(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
