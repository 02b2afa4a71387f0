package app.latchkey.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/**
 * Opens more and more tabs with the listings desk on a packaged desk in a process of its own, first idle, for the
 * memory of each, then with people who scroll, filter and open a record every 10 to 30 seconds. Prints two tables. The
 * load comes from the same machine, so the times include it.
 */
public final class LoadBench {

    private static final String PASSWORD = "let-me-in-2026";
    private static final int LARGEST_CLASSES = 15;
    private static final int FIRST_AGENT = 2;
    private static final int AGENTS = 38;
    private static final List<String> WORDS =
            List.of("victoria", "station road", "mill", "church lane", "SW1", "manchester", "garden", "LK-0004");

    private final DeskServer desk;
    private final HttpClient http = DeskTab.browser();
    private volatile RoundTrips measured = new RoundTrips();
    private final List<DeskTab> tabs = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    private LoadBench(DeskServer desk) {
        this.desk = desk;
    }

    /** On a packaged desk, with the listings that were generated before. */
    public static void run(Path folder) throws IOException, InterruptedException {
        int most = Integer.getInteger("latchkey.bench.users", 2_000);
        var seconds = Duration.ofSeconds(Integer.getInteger("latchkey.bench.seconds", 60));
        var options = List.of("-Xms4g", "-Xmx4g", "-XX:+UseCompactObjectHeaders", "-XX:+UseStringDeduplication");

        readThrough(folder);
        try (var desk = DeskServer.start(DeskServer.packagedJar(), folder, 8099, options)) {
            new LoadBench(desk).grow(most, seconds);
        }
    }

    /** As on a server that has been up for a while, the files are in the machine's memory as far as they fit. */
    private static void readThrough(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try (var bytes = Files.newInputStream(file)) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    private void grow(int most, Duration each) throws IOException, InterruptedException {
        System.out.printf(Locale.UK, "Ready after %.1f s%n", desk.startUp().toMillis() / 1000.0);
        weigh();
        System.out.println(
                "| users | round trips | per second | p50 ms | p95 ms | p99 ms | bytes each | desk's CPU | failed |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            int working = 0;
            for (int users = 500; users <= most; users += 500) {
                open(users);
                for (; working < users; working++) {
                    var tab = tabs.get(working);
                    var dice = new SplittableRandom(working);
                    people.execute(() -> work(tab, dice));
                }
                Thread.sleep(Duration.ofSeconds(30));
                measure(users, each);
            }
            over.set(true);
            people.shutdownNow();
        }
        tabs.forEach(DeskTab::close);
    }

    /** What an idle session with an open desk holds, by what 400 of them add. */
    private void weigh() throws IOException, InterruptedException {
        open(100);
        var few = desk.liveHeap();
        open(500);
        var many = desk.liveHeap();
        many.replaceAll((name, bytes) -> (bytes - few.getOrDefault(name, 0L)) / 400);
        System.out.printf(
                Locale.UK,
                "%nHeap of an idle session with an open desk: %,d bytes (from 100 to 500 sessions, after full collections)%n",
                many.values().stream().mapToLong(Long::longValue).sum());
        many.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(Integer.getInteger("latchkey.bench.classes", LARGEST_CLASSES))
                .forEach(each -> System.out.printf(Locale.UK, "%,10d  %s%n", each.getValue(), each.getKey()));
        System.out.println();
    }

    private void measure(int users, Duration each) throws InterruptedException {
        var trips = new RoundTrips();
        measured = trips;
        var before = desk.processorTime();
        Thread.sleep(each);
        var used = desk.processorTime().minus(before);
        measured = new RoundTrips();
        System.out.printf(
                Locale.UK,
                "| %,d | %,d | %.0f | %.0f | %.0f | %.0f | %,.0f | %.2f cores | %d |%n",
                users,
                trips.count(),
                trips.count() / (double) each.toSeconds(),
                trips.millis(0.5),
                trips.millis(0.95),
                trips.millis(0.99),
                trips.averageBytes(),
                used.toMillis() / (double) each.toMillis(),
                trips.failures());
        for (var kind : trips.kinds()) {
            System.out.printf(
                    Locale.UK,
                    "| %s | | | %.0f | %.0f | %.0f | | | |%n",
                    kind,
                    trips.millis(kind, 0.5),
                    trips.millis(kind, 0.95),
                    trips.millis(kind, 0.99));
        }
    }

    /** Opens tabs until there are so many; a few at a time, as people come in. */
    private void open(int users) throws IOException, InterruptedException {
        var failed = new AtomicReference<IOException>();
        var done = new CountDownLatch(Math.max(0, users - tabs.size()));
        var atOnce = new Semaphore(4);
        for (int i = tabs.size(); i < users; i++) {
            var email = "agent%d@agency1.example".formatted(FIRST_AGENT + i % AGENTS);
            var tab = new DeskTab(http, desk.address(), trip -> measured.add(trip));
            tabs.add(tab);
            atOnce.acquire();
            Thread.startVirtualThread(() -> {
                try {
                    tab.open(email, PASSWORD);
                } catch (IOException e) {
                    failed.compareAndSet(null, e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    atOnce.release();
                    done.countDown();
                }
            });
        }
        done.await();
        if (failed.get() != null) {
            throw failed.get();
        }
    }

    private void work(DeskTab tab, RandomGenerator dice) {
        boolean filtered = false;
        while (!over.get()) {
            try {
                Thread.sleep(Duration.ofMillis(dice.nextInt(10_000, 30_000)));
                int choice = dice.nextInt(20);
                if (choice < 10) {
                    tab.scroll(dice);
                } else if (choice < 13) {
                    tab.search(filtered ? "" : WORDS.get(dice.nextInt(WORDS.size())));
                    filtered = !filtered;
                } else {
                    tab.openRecord(dice);
                }
            } catch (IOException e) {
                if (!over.get()) {
                    measured.failed();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
