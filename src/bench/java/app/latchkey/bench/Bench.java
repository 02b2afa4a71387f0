package app.latchkey.bench;

import app.latchkey.Agencies;
import app.latchkey.Latchkey;
import app.latchkey.StatementCounter;
import app.latchkey.StatementCounter.Sent;
import app.latchkey.agencies.AgencyService;
import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.bench.kill.KillBench;
import app.latchkey.bench.load.LoadBench;
import app.latchkey.bench.load.StartBench;
import app.latchkey.demo.MillionListings;
import app.latchkey.imports.ImportService;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.NamedPeriod;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.cache.CacheName;
import app.latchkey.platform.database.Database;
import app.latchkey.platform.figures.ClosedDays;
import app.latchkey.platform.figures.KpiSource;
import app.latchkey.platform.search.QuickFinder;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the desk on a database of its own, fills it the first time, measures, prints Markdown, and stops; or, asked
 * for the load or the start, has many browsers work with a packaged desk on that database, or starts it again and
 * again. Asked for the kill, it has a packaged desk of its own die in the middle of an import.
 *
 * <p>Everybody of the large agency signs in with the demo's password, the first as {@code admin0@agency1.example}.
 */
final class Bench {

    private static final String PASSWORD = "let-me-in-2026";
    private static final SignedIn ADMIN =
            new SignedIn(1, MillionListings.AGENCY, 1L, "admin0@agency1.example", "Bench", Role.ADMIN, true, null);

    private static final SignedIn MANAGER =
            new SignedIn(2, MillionListings.AGENCY, 1L, "manager1@agency1.example", "Bench", Role.MANAGER, true, null);

    private Bench() {}

    public static void main(String[] args) throws Exception {
        int size = Integer.getInteger("latchkey.bench.listings", 1_000_000);
        int runs = Integer.getInteger("latchkey.bench.runs", 50);
        var folder = System.getProperty("latchkey.bench.folder", ".latchkey-bench");
        switch (System.getProperty("latchkey.bench", "grid")) {
            case "load" -> LoadBench.run(Path.of(folder));
            case "start" -> StartBench.run(Path.of(folder));
            case "kill" -> KillBench.run();
            case "kpis" -> withListings(folder, size, desk -> figures(desk, size, runs));
            case "api" -> api(folder, size);
            case "import" -> withListings(folder, size, desk -> imports(desk, size), Latchkey.class);
            default ->
                withListings(folder, size, desk -> {
                    if (runs > 0) {
                        measure(desk, size, runs);
                    }
                });
        }
    }

    @FunctionalInterface
    private interface Measured {
        void on(ConfigurableApplicationContext desk) throws Exception;
    }

    private static void withListings(String folder, int size, Measured measured) throws Exception {
        withListings(folder, size, measured, Latchkey.class, StatementCounter.class);
    }

    /** @param desk what it is made of; the counter of statements keeps them, which long work would fill the heap with */
    private static void withListings(String folder, int size, Measured measured, Class<?>... desk) throws Exception {
        try (var running = new SpringApplicationBuilder(desk)
                .run(
                        "--server.port=0",
                        "--latchkey.demo=false",
                        "--latchkey.database.url=",
                        "--latchkey.database.folder=" + folder)) {
            var hash = String.valueOf(running.getBean(PasswordEncoder.class).encode(PASSWORD));
            new MillionListings(running.getBean(Database.class), hash).write(size);
            Agencies.signIn(ADMIN);
            measured.on(running);
        }
    }

    private static void api(String folder, int size) throws Exception {
        System.setProperty("latchkey.api.per-minute", "1000000000");
        System.setProperty("latchkey.api.address-per-minute", "1000000000");
        // Figures that are made ready meanwhile would be among the statements that are counted.
        System.setProperty("latchkey.cache.warm", "false");
        var page = new ArrayList<Sent>();
        var one = new ArrayList<Sent>();
        withListings(folder, size, desk -> {
            var listings = desk.getBean(ListingService.class);
            var counter = desk.getBean(StatementCounter.class);
            var filter = new QueryReader(Map.of(
                    "status", List.of("available"),
                    "bedrooms_min", List.of("2"),
                    "bedrooms_max", List.of("2"),
                    "rent_min", List.of("1000"),
                    "rent_max", List.of("1500"),
                    "sort", List.of("rent")));
            counter.reset();
            listings.rows(ListingFilter.read(filter), ListingSort.read(filter), 0, 51);
            page.addAll(counter.sent());
            counter.reset();
            listings.find("LK-015611");
            one.addAll(counter.sent());
        });
        withListings(
                folder,
                size,
                desk -> {
                    System.out.printf(
                            "%nThe API over %,d listings of one agency; %s; %s; load average %.1f%n%n%s%n",
                            size, machine(), now(), load(), ApiBenchmark.HEADING);
                    new ApiBenchmark(
                                    "http://localhost:" + desk.getEnvironment().getProperty("local.server.port"),
                                    "admin0@agency1.example",
                                    PASSWORD,
                                    new Floor(desk.getBean(Database.class)),
                                    MillionListings.AGENCY)
                            .run(page, one);
                    System.out.printf("%nload average %.1f at the end, %s%n", load(), now());
                },
                Latchkey.class);
    }

    private static void imports(ConfigurableApplicationContext desk, int size) throws Exception {
        var benchmark = new ImportBenchmark(
                desk.getBean(ImportService.class), desk.getBean(Database.class), MillionListings.AGENCY, 1);
        System.out.printf("%nInto an agency of %,d listings; %s; %s%n", size, machine(), now());
        benchmark.warmUp();
        System.out.printf("load average %.1f%n%n%s%n", load(), ImportBenchmark.HEADING);
        for (var rows :
                System.getProperty("latchkey.bench.files", "100000,1000000").split(",", -1)) {
            benchmark.run(Integer.parseInt(rows));
        }
        System.out.printf("%nload average %.1f at the end, %s%n", load(), now());
    }

    private static void figures(ConfigurableApplicationContext desk, int size, int runs) throws Exception {
        var database = desk.getBean(Database.class);
        var floor = new Floor(database);
        var people = new ManyPeople(database, MillionListings.AGENCY + 1);
        people.write();
        new StepHistory(database, MillionListings.AGENCY).write();
        var closed = Timings.of(1, _ -> {
            var days = desk.getBean(ClosedDays.class);
            var transaction = desk.getBean(TransactionTemplate.class);
            var yesterday = LocalDate.now(ZoneId.of("Europe/London")).minusDays(1);
            while (!Boolean.TRUE.equals(transaction.execute(_ -> days.close("listings", yesterday)))) {
                System.out.println("A year is closed");
            }
        });
        System.out.printf("%nFigures of %,d listings; %s; %s; load average %.1f%n", size, machine(), now(), load());
        System.out.printf("Days closed in %.0f s%n", closed.quantile(1) / 1000);
        var kpis = desk.getBean(KpiService.class);
        var benchmark = new KpiBenchmark(
                kpis,
                desk.getBeanProvider(KpiSource.class).orderedStream().toList(),
                desk.getBean(TransactionTemplate.class),
                desk.getBean(StatementCounter.class),
                desk,
                floor,
                runs);
        benchmark.warmUp(MillionListings.AGENCY);
        System.out.printf("%s%n%n%s%n", floor.describe(), KpiBenchmark.HEADING);
        benchmark.run(NamedPeriod.MONTH, MillionListings.AGENCY);
        benchmark.run(NamedPeriod.YEAR, MillionListings.AGENCY);
        benchmark.cold("staff", people.agencyId());
        var caches = desk.getBean(CacheManager.class);
        new DashboardLoad(
                        kpis,
                        desk.getBean(ListingService.class),
                        () -> ((CaffeineCache) Objects.requireNonNull(caches.getCache(CacheName.KPIS.label())))
                                .getNativeCache()
                                .stats(),
                        desk.getBean(AgencyService.class).branches().stream()
                                .map(BranchName::id)
                                .toList(),
                        ADMIN,
                        MANAGER)
                .run();
        System.out.printf("%nload average %.1f at the end, %s%n", load(), now());
    }

    private static void measure(ConfigurableApplicationContext desk, int size, int runs)
            throws IOException, InterruptedException, SQLException {
        var benchmark = new ListingBenchmark(
                desk.getBean(ListingService.class),
                desk.getBean(StatementCounter.class),
                desk,
                desk.getBean(Database.class),
                desk.getBean(JsonMapper.class),
                MillionListings.AGENCY,
                runs);
        System.out.printf("%n%,d listings of one agency, %d runs a line; %s; %s%n", size, runs, machine(), now());
        System.out.printf("%s; load average %.1f%n", benchmark.floorUsed(), load());
        benchmark.warmUp();
        print("The newest first, no filter", benchmark.withoutFilter());
        print("Available, two bedrooms, £1,000 to £1,500, by rent", benchmark.commonFilter());
        print("Every order, all depths and random jumps together", benchmark.everySort());
        print("Free text, nothing known of it before", benchmark.freeText());
        print(
                "Quick search, all kinds of records one after the other",
                new QuickSearchBenchmark(
                                desk.getBeanProvider(QuickFinder.class)
                                        .orderedStream()
                                        .toList(),
                                desk.getBean(StatementCounter.class),
                                runs)
                        .everyText());
        System.out.printf("%nload average %.1f at the end, %s%n", load(), now());
    }

    private static void print(String title, List<Line> lines) {
        System.out.printf("%n**%s**%n%n%s%n", title, Line.HEADING);
        lines.forEach(System.out::println);
    }

    private static String now() {
        return DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK)
                .format(LocalDateTime.now(ZoneId.of("Europe/London")));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String machine() throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var cpus = Path.of("/proc/cpuinfo");
        var model = Files.exists(cpus)
                ? Files.readAllLines(cpus).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2))
                        .findFirst()
                        .orElse("?")
                : system.getArch();
        return "%d cores (%s), %d GB"
                .formatted(system.getAvailableProcessors(), model, system.getTotalMemorySize() >> 30);
    }
}
