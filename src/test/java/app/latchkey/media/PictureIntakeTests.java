package app.latchkey.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import app.latchkey.SharedData;
import app.latchkey.media.PictureRefused.Reason;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureIntakeTests {

    @TempDir
    private Path folder;

    // Upright

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPhotoStandsUprightHoweverTheCameraWasHeld(int orientation) throws Exception {
        var made = take(Photos.taken(400, 240, orientation));
        assertThat(made.width()).isEqualTo(400);
        assertThat(made.height()).isEqualTo(240);
        for (var size : PictureSize.values()) {
            assertThat(corners(read(made, size))).as("%s", size).isEqualTo(Arrays.asList(Photos.CORNERS));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Landscape, 3", "Landscape, 6", "Landscape, 8",
        "Portrait, 3", "Portrait, 6", "Portrait, 8"
    })
    void realPhotosStandAsTheirUprightTwins(String scene, int orientation) throws Exception {
        var file = "documents/exif-orientation/%s_%d.jpg";
        var upright = read(take(Files.readAllBytes(SharedData.file(file.formatted(scene, 1)))), PictureSize.SMALL);
        var turned =
                read(take(Files.readAllBytes(SharedData.file(file.formatted(scene, orientation)))), PictureSize.SMALL);
        assertThat(turned.getWidth()).isEqualTo(upright.getWidth());
        assertThat(turned.getHeight()).isEqualTo(upright.getHeight());
        assertThat(difference(upright, turned)).isLessThan(12);
    }

    // Nothing but pixels

    @Test
    void nothingOfAPhotoIsKeptButItsPixels() throws Exception {
        var taken = Photos.taken(400, 240, 6);
        assertThat(new String(taken, ISO_8859_1)).contains("Exif", "Harbour 51.4545N");
        var made = take(taken);
        for (var size : PictureSize.values()) {
            var bytes = Files.readAllBytes(file(made, size));
            assertThat(new String(bytes, ISO_8859_1)).doesNotContain("Exif", "Harbour", "http://ns.adobe.com");
            assertThat(directories(bytes)).isSubsetOf("JPEG", "JFIF", "Huffman", "File Type");
        }
        try (var kept = Files.list(made.draft())) {
            assertThat(kept.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("full", "large", "small");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Landscape_6.jpg", "Portrait_8.jpg"})
    void nothingOfARealPhotoIsKeptButItsPixels(String name) throws Exception {
        var original = Files.readAllBytes(SharedData.file("documents/exif-orientation/" + name));
        assertThat(directories(original)).contains("Exif IFD0");
        assertThat(directories(Files.readAllBytes(file(take(original), PictureSize.FULL))))
                .isSubsetOf("JPEG", "JFIF", "Huffman", "File Type");
    }

    @Test
    void widerColoursBecomeThoseOfTheWeb() throws Exception {
        var kept =
                new Color(read(take(Photos.inLinearLight(55)), PictureSize.FULL).getRGB(32, 32));
        // 55 of 255 in linear light is 128 as screens count.
        assertThat(kept.getGreen()).isCloseTo(128, within(4));
        assertThat(kept.getRed()).isCloseTo(128, within(4));
    }

    // Sizes and formats

    @Test
    void aLargePhotoIsKeptInThreeSizes() throws Exception {
        var made = take(Photos.jpeg(4000, 3000));
        assertThat(made.width()).isEqualTo(2560);
        assertThat(made.height()).isEqualTo(1920);
        assertThat(made.mediaType()).isEqualTo("image/jpeg");
        assertThat(made.bytes()).isEqualTo(Files.size(file(made, PictureSize.FULL)));
        assertThat(read(made, PictureSize.LARGE).getWidth()).isEqualTo(1024);
        assertThat(read(made, PictureSize.SMALL).getHeight()).isEqualTo(240);
    }

    @Test
    void aSmallPhotoIsNeverEnlarged() throws Exception {
        var made = take(Photos.jpeg(90, 60));
        for (var size : PictureSize.values()) {
            assertThat(read(made, size).getWidth()).isEqualTo(90);
        }
    }

    @Test
    void aVeryLongPictureKeepsAtLeastOneLine() throws Exception {
        var made = take(Photos.png(9000, 4));
        assertThat(made.width()).isEqualTo(2560);
        assertThat(read(made, PictureSize.SMALL).getHeight()).isEqualTo(1);
    }

    @Test
    void aDrawingKeepsItsSharpLinesAndLiesOnWhite() throws Exception {
        var plan = new BufferedImage(200, 100, BufferedImage.TYPE_INT_ARGB);
        plan.setRGB(100, 50, Color.BLACK.getRGB());
        var made = take(Photos.write(plan, "png"));
        assertThat(made.mediaType()).isEqualTo("image/png");
        var kept = read(made, PictureSize.FULL);
        assertThat(new Color(kept.getRGB(100, 50))).isEqualTo(Color.BLACK);
        assertThat(new Color(kept.getRGB(99, 50))).isEqualTo(Color.WHITE);
    }

    @Test
    void aWebPBecomesAPhoto() throws Exception {
        // One pixel, as lossy WebP writes it.
        var made = take(Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"));
        assertThat(made.mediaType()).isEqualTo("image/jpeg");
        assertThat(made.width()).isEqualTo(1);
    }

    // Refusals

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() throws IOException {
        assertThat(refusal("")).isEqualTo(Reason.EMPTY);
        assertThat(refusal("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"))
                .isEqualTo(Reason.NO_PICTURE);
        assertThat(refusal("<!DOCTYPE html><title>front.jpg</title>")).isEqualTo(Reason.NO_PICTURE);
        assertThat(refusal("GIF89a")).isEqualTo(Reason.NO_PICTURE);
        assertThat(refusal("\0\0\0 ftypheic")).isEqualTo(Reason.NO_PICTURE);
        assertThat(refusal("%PDF-1.7")).isEqualTo(Reason.NO_PICTURE);
        assertThat(refusal("RIFF....WAVEfmt ")).isEqualTo(Reason.NO_PICTURE);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatIsCutShortIsRefused() throws IOException {
        var whole = Photos.jpeg(800, 600);
        for (int length : new int[] {3, 20, 200, whole.length / 2, whole.length - 300}) {
            assertThat(refusal(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isEqualTo(Reason.DAMAGED);
        }
        var drawing = Photos.png(800, 600);
        for (int length : new int[] {8, 30, drawing.length / 2}) {
            assertThat(refusal(Arrays.copyOf(drawing, length)))
                    .as("%d bytes", length)
                    .isEqualTo(Reason.DAMAGED);
        }
        assertThat(refusal("\u00ff\u00d8\u00ff<script>alert(1)</script>")).isEqualTo(Reason.DAMAGED);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatClaimsTooManyPixelsIsRefusedBeforeItIsRead() throws IOException {
        assertThat(refusal(claiming(60_000, 60_000))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(refusal(claiming(Integer.MAX_VALUE, Integer.MAX_VALUE))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(refusal(claiming(7746, 7746))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatIsLargerThanAllowedIsRefusedWhileItComes() throws IOException {
        var endless = new InputStream() {
            private long sent;

            @Override
            public int read() {
                sent++;
                return 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                sent += length;
                return length;
            }
        };
        var refused = catchThrowableOfType(PictureRefused.class, () -> intake().take(endless));
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(endless.sent).isLessThan(GalleryService.LARGEST_BYTES + (1L << 20));
        assertThat(left()).isEmpty();
    }

    @Test
    void eightAtATimeAllArrive() throws Exception {
        var intake = intake();
        var large = Photos.jpeg(3000, 2000);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = IntStream.range(0, 8)
                    .mapToObj(i -> people.submit(() -> intake.take(new ByteArrayInputStream(large))))
                    .toList();
            for (Future<MadePicture> one : made) {
                assertThat(one.get().width()).isEqualTo(2560);
            }
        }
    }

    private PictureIntake intake() {
        return new PictureIntake(new PictureDecoder(), new PictureFiles(folder));
    }

    private MadePicture take(byte[] bytes) throws IOException, PictureRefused {
        return intake().take(new ByteArrayInputStream(bytes));
    }

    private Reason refusal(String file) {
        return refusal(file.getBytes(file.startsWith("\u00ff") ? ISO_8859_1 : UTF_8));
    }

    private Reason refusal(byte[] file) {
        return catchThrowableOfType(PictureRefused.class, () -> take(file)).reason();
    }

    private List<Path> left() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Path file(MadePicture made, PictureSize size) {
        return made.draft().resolve(size.word());
    }

    private static BufferedImage read(MadePicture made, PictureSize size) throws IOException {
        return ImageIO.read(file(made, size).toFile());
    }

    private static List<String> directories(byte[] bytes) throws Exception {
        return StreamSupport.stream(
                        ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                                .getDirectories()
                                .spliterator(),
                        false)
                .map(Directory::getName)
                .distinct()
                .toList();
    }

    /** The pure colour next to what is seen in each corner, clockwise from the top left. */
    private static List<Color> corners(BufferedImage image) {
        int x = image.getWidth() / 10;
        int y = image.getHeight() / 10;
        int right = image.getWidth() - 1 - x;
        int bottom = image.getHeight() - 1 - y;
        return IntStream.of(
                        image.getRGB(x, y),
                        image.getRGB(right, y),
                        image.getRGB(right, bottom),
                        image.getRGB(x, bottom))
                .mapToObj(Color::new)
                .map(seen -> new Color(pure(seen.getRed()), pure(seen.getGreen()), pure(seen.getBlue())))
                .toList();
    }

    private static int pure(int channel) {
        assertThat(channel)
                .satisfiesAnyOf(
                        low -> assertThat(low).isLessThan(40),
                        high -> assertThat(high).isGreaterThan(215));
        return channel < 128 ? 0 : 255;
    }

    /** Of all channels of all pixels, on average, of 255. */
    private static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                var a = new Color(one.getRGB(x, y));
                var b = new Color(other.getRGB(x, y));
                sum += Math.abs(a.getRed() - b.getRed())
                        + Math.abs(a.getGreen() - b.getGreen())
                        + Math.abs(a.getBlue() - b.getBlue());
            }
        }
        return sum / 3.0 / one.getWidth() / one.getHeight();
    }

    /** A drawing of a few bytes whose head says this. */
    private static byte[] claiming(int width, int height) {
        var drawing = Photos.png(2, 2);
        var head = ByteBuffer.wrap(drawing);
        head.putInt(16, width).putInt(20, height);
        var sum = new CRC32();
        sum.update(drawing, 12, 17);
        head.putInt(29, (int) sum.getValue());
        return drawing;
    }
}
