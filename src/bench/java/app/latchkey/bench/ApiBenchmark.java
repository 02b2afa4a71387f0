package app.latchkey.bench;

import app.latchkey.StatementCounter.Sent;
import app.latchkey.bench.Wrk.Request;
import app.latchkey.bench.Wrk.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API takes, asked over the network by programs of a process of their own. */
final class ApiBenchmark {

    static final String COMMON =
            "/api/v1/listings?status=available&bedrooms_min=2&bedrooms_max=2&rent_min=1000&rent_max=1500&sort=rent&size=50";

    static final String HEADING =
            "| asked for | connections | req/s | p50 ms | p95 ms | p99 ms | errors | server CPU | pgbench /s | of pgbench |\n"
                    + "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|";

    private static final int SECONDS = Integer.getInteger("latchkey.bench.seconds", 15);

    /** Only lines that are called so; all of them where it is empty. */
    private static final String WANTED = System.getProperty("latchkey.bench.lines", "");

    private static final int WARM_SECONDS = 15;
    private static final int LINE_WARM_SECONDS = 5;
    private static final int LONGEST_WARM_UP = 12;
    private static final int RECORDS = 20_000;
    private static final int EDITED = 6_000;
    private static final Set<String> FINAL = Set.of("closed", "lost");

    /** As many as the desk has connections: the database takes no fifty more beside them. */
    private static final int FLOOR_CLIENTS = 20;

    private final String address;
    private final Floor floor;
    private final long agencyId;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Random random = new Random(7);
    private final String credentials;
    private String token;
    private int periods;

    ApiBenchmark(String address, String email, String password, Floor floor, long agencyId)
            throws IOException, InterruptedException {
        this.address = address;
        this.credentials = """
                {"email": "%s", "password": "%s"}""".formatted(email, password);
        this.floor = floor;
        this.agencyId = agencyId;
        this.token = signIn();
    }

    private String signIn() throws IOException, InterruptedException {
        return body(send(HttpRequest.newBuilder(URI.create(address + "/api/v1/auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(credentials))))
                .path("access_token")
                .asString();
    }

    /**
     * @param page statements of the list page
     * @param one statements of one record
     */
    void run(List<Sent> page, List<Sent> one) throws IOException, InterruptedException {
        var known = get(record());
        var deep = "/api/v1/listings?sort=rent&size=50&total=no&cursor="
                + body(get("/api/v1/listings?sort=rent&size=50&page=9000"))
                        .path("next_cursor")
                        .asString();
        var asked = List.<Mix>of(this::lists, this::records, () -> List.of(Request.get("/api/v1/kpis")));
        for (var most : WANTED.isEmpty() ? asked : List.<Mix>of()) {
            warmUp(most, 50, WARM_SECONDS);
        }
        line("list page of 50 with landlord, other rents each time, by rent", this::lists, 50, rate(page));
        line("list page, the same again", () -> List.of(Request.get(COMMON)), 50, OptionalDouble.empty());
        line("page 9,000 of all by cursor", () -> List.of(Request.anew(deep)), 50, OptionalDouble.empty());
        line(
                "its first page",
                () -> List.of(Request.anew("/api/v1/listings?sort=rent&size=50&total=no")),
                50,
                OptionalDouble.empty());
        line(
                "count, filtered, the same again",
                () -> List.of(Request.get(
                        COMMON.replace("listings?", "listings/count?").replaceAll("&sort.*", ""))),
                50,
                OptionalDouble.empty());
        line("one listing of %,d".formatted(RECORDS), this::records, 50, rate(one));
        var again =
                IntStream.range(0, 5_000).mapToObj(_ -> Request.get(record())).toList();
        line("one listing of 5,000, again and again", () -> again, 50, OptionalDouble.empty());
        line(
                "one listing, known (304)",
                () -> List.of(Request.known(
                        known.request().uri().getPath(),
                        known.headers().firstValue("ETag").orElseThrow())),
                50,
                OptionalDouble.empty());
        line("dashboard, cached", () -> List.of(Request.get("/api/v1/kpis")), 50, OptionalDouble.empty());
        line("dashboard, a period of one's own each time", this::figures, 4, OptionalDouble.empty());
        line(
                "mix A: list 3, search 2, figures 1",
                () -> Stream.of(
                                Stream.generate(() -> Request.anew("/api/v1/listings?size=50"))
                                        .limit(3),
                                Stream.generate(() -> Request.anew(
                                                "/api/v1/listings?bedrooms_min=2&bedrooms_max=2&rent_max=2000&size=50"))
                                        .limit(2),
                                Stream.of(Request.get("/api/v1/kpis")))
                        .flatMap(s -> s)
                        .toList(),
                100,
                OptionalDouble.empty());
        line(
                "mix B: statistics 3, people 2, person 1",
                () -> Stream.of(
                                Stream.generate(() -> Request.get("/api/v1/users/statistics"))
                                        .limit(3),
                                Stream.generate(() -> Request.anew("/api/v1/users?page=1&size=50"))
                                        .limit(2),
                                Stream.of(Request.anew(firstPerson())))
                        .flatMap(s -> s)
                        .toList(),
                50,
                OptionalDouble.empty());
        scenarios();
    }

    private void scenarios() throws IOException, InterruptedException {
        Mix cached = () -> List.of(Request.get("/api/v1/users/statistics"));
        line("scenario 1: cached statistics", cached, 100, OptionalDouble.empty());
        paced("scenario 1", cached, 100, 1_000);
        line("scenario 2: filtered list", this::lists, 50, OptionalDouble.empty());
        paced("scenario 2", this::lists, 50, 500);
        line("create a listing", () -> List.of(Request.post("/api/v1/listings", draft())), 50, OptionalDouble.empty());
        line("patch a listing, each once", this::edits, 50, OptionalDouble.empty());
        line("scenario 3: reads 5, writes 3, figures 2", this::mixed, 100, OptionalDouble.empty());
        paced("scenario 3", this::mixed, 100, 300);
    }

    private List<Request> mixed() {
        var mixed = new ArrayList<Request>();
        records().stream().limit(5).forEach(mixed::add);
        IntStream.range(0, 3).forEach(_ -> mixed.add(Request.post("/api/v1/listings", draft())));
        IntStream.range(0, 2).forEach(_ -> mixed.add(Request.get("/api/v1/kpis")));
        return mixed;
    }

    /** Until it is answered no faster for being asked again: the compiler has its share until then. */
    private void warmUp(Mix mix, int connections, int seconds) throws IOException, InterruptedException {
        double best = 0;
        int slower = 0;
        for (int i = 0; i < LONGEST_WARM_UP && slower < 2; i++) {
            double rate = wrk().run(mix.requests(), connections, seconds).perSecond();
            slower = rate > best * 1.05 ? 0 : slower + 1;
            best = Math.max(best, rate);
        }
    }

    private Wrk wrk() {
        return new Wrk(address, token);
    }

    private interface Mix {
        List<Request> requests() throws IOException, InterruptedException;
    }

    private interface Load {
        Result run(List<Request> requests) throws IOException, InterruptedException;
    }

    /** @param mix made for each run, so that what is new is new */
    private void line(String what, Mix mix, int connections, OptionalDouble alone)
            throws IOException, InterruptedException {
        line(what, mix, connections, alone, requests -> wrk().run(requests, connections, SECONDS));
    }

    /** At the rate that a guide asks for, and a tenth more. */
    private void paced(String what, Mix mix, int connections, int wanted) throws IOException, InterruptedException {
        line(
                "%s by people who ask %,d times a second".formatted(what, wanted * 11 / 10),
                mix,
                connections,
                OptionalDouble.empty(),
                requests -> wrk().paced(requests, connections, SECONDS, wanted * 11 / 10));
    }

    private void line(String what, Mix mix, int connections, OptionalDouble alone, Load load)
            throws IOException, InterruptedException {
        if (!what.contains(WANTED)) {
            return;
        }
        // A token is good for less time than all of this takes.
        token = signIn();
        warmUp(mix, connections, LINE_WARM_SECONDS);
        var requests = mix.requests();
        long before = processor();
        long begin = System.nanoTime();
        var result = load.run(requests);
        double used = (processor() - before) * 100.0 / (System.nanoTime() - begin);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %.0f %% | %s | %s |%n",
                what,
                connections,
                result,
                used,
                alone.isPresent() ? "%,.0f".formatted(alone.getAsDouble()) : "",
                alone.isPresent() ? "%.2f".formatted(result.perSecond() / alone.getAsDouble()) : "");
    }

    /** Of this process, in which the desk is and not its database: 100 % is one core. */
    private static long processor() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private OptionalDouble rate(List<Sent> sent) throws IOException, InterruptedException {
        if (!WANTED.isEmpty()) {
            return OptionalDouble.empty();
        }
        return floor.rate(sent, agencyId, FLOOR_CLIENTS, SECONDS);
    }

    private String record() {
        return "/api/v1/listings/LK-%06d".formatted(random.nextInt(1, 900_000));
    }

    private List<Request> records() {
        return IntStream.range(0, RECORDS).mapToObj(_ -> Request.anew(record())).toList();
    }

    private List<Request> lists() {
        return IntStream.range(0, RECORDS)
                .mapToObj(_ -> {
                    int least = random.nextInt(700, 1_300);
                    return Request.anew(COMMON.replace("rent_min=1000", "rent_min=" + least)
                                    .replace("rent_max=1500", "rent_max=" + (least + random.nextInt(300, 700)))
                            + "&total=no");
                })
                .toList();
    }

    private List<Request> edits() throws IOException, InterruptedException {
        var edits = new LinkedHashMap<String, Request>();
        while (edits.size() < EDITED) {
            var listing = get(record());
            var path = listing.request().uri().getPath();
            if (!FINAL.contains(body(listing).path("status").asString())) {
                edits.put(
                        path,
                        Request.patch(
                                path,
                                listing.headers().firstValue("ETag").orElseThrow(),
                                "{\"summary\": \"Bright and quiet, seen %d times\"}"
                                        .formatted(random.nextInt(1_000_000))));
            }
        }
        return List.copyOf(edits.values());
    }

    /** Periods that nobody asked for before. */
    private List<Request> figures() {
        int first = periods;
        periods += RECORDS;
        return IntStream.range(first, periods)
                .mapToObj(i -> {
                    var from = LocalDate.of(2025, 1, 1).plusDays(i % 365);
                    return Request.get("/api/v1/kpis/lets?from=%s&to=%s".formatted(from, from.plusDays(1 + i / 365)));
                })
                .toList();
    }

    private String draft() {
        return ("{\"branch_id\": %d, \"address\": \"12 Orchard Road\", \"town\": \"Bristol\", \"property_type\": \"flat\","
                        + " \"bedrooms\": 2, \"rent\": {\"amount_pence\": 125000, \"frequency\": \"monthly\"}}")
                .formatted(branch());
    }

    private long branch() {
        try {
            return body(get(record())).path("branch_id").asLong();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String firstPerson() throws IOException, InterruptedException {
        return "/api/v1/users/"
                + body(get("/api/v1/users?size=1"))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asLong();
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
