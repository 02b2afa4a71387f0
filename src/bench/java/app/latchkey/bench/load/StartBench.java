package app.latchkey.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** How long the packaged desk takes to be ready on a database that is there, as it is and with Java's AOT cache. */
public final class StartBench {

    private static final int PORT = 8098;
    private static final int STARTS = 5;
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseStringDeduplication",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private StartBench() {}

    public static void run(Path database) throws IOException, InterruptedException {
        var unpacked = Path.of("target", "unpacked").toAbsolutePath();
        FileSystemUtils.deleteRecursively(unpacked);
        var packed = DeskServer.packagedJar();
        DeskServer.java("-Djarmode=tools", "-jar", packed.toString(), "extract", "--destination", unpacked.toString());
        var jar = unpacked.resolve("latchkey.jar");
        var cache = unpacked.resolve("latchkey.aot");
        print("as packaged", packed, database, List.of());
        print("unpacked", jar, database, List.of());
        try (var _ = DeskServer.start(jar, database, PORT, with("-XX:AOTCacheOutput=" + cache))) {
            System.out.println("(one start that writes the cache)");
        }
        System.out.printf(Locale.UK, "(the cache has %,d MB)%n", Files.size(cache) >> 20);
        print("unpacked, with the cache", jar, database, List.of("-XX:AOTCache=" + cache));
    }

    private static void print(String what, Path jar, Path database, List<String> options)
            throws IOException, InterruptedException {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < STARTS; i++) {
            try (var desk = DeskServer.start(jar, database, PORT, with(options.toArray(String[]::new)))) {
                seconds.add(desk.startUp().toMillis() / 1000.0);
            }
        }
        seconds.sort(null);
        System.out.printf(Locale.UK, "| %s | %.1f s | %.1f s |%n", what, seconds.get(STARTS / 2), seconds.getLast());
    }

    private static List<String> with(String... more) {
        return Stream.concat(OPTIONS.stream(), Stream.of(more)).toList();
    }
}
