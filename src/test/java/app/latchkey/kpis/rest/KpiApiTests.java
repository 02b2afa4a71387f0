package app.latchkey.kpis.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.api.ApiClient;
import app.latchkey.platform.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

@DeskTest
class KpiApiTests {

    private static final String FAILING = "landlord-growth";

    private ApiClient manager;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context, @Autowired Agencies agencies) {
        manager = ApiClient.of(context).standingFor(agencies.create().manager());
    }

    private static Connection owner() throws SQLException {
        var owner = TestDatabase.get().owner();
        return DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
    }

    /** Nobody reads landlords meanwhile. */
    private static void withoutLandlords(Runnable work) throws SQLException {
        var desk = TestDatabase.get().application().user();
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute("revoke select on landlord from \"%s\"".formatted(desk));
            try {
                work.run();
            } finally {
                statement.execute("grant select on landlord to \"%s\"".formatted(desk));
            }
        }
    }

    private static JsonNode figure(JsonNode dashboard, String name) {
        return dashboard
                .path("figures")
                .valueStream()
                .filter(figure -> figure.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFigureThatCannotBeCountedSaysSoAndTheOthersAreTold() throws SQLException {
        withoutLandlords(() -> {
            var answer = manager.get("/api/v1/kpis");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            var failed = figure(answer.json(), FAILING);
            assertThat(failed.at("/problem/type").asString()).isEqualTo("urn:latchkey:problem:figure-failed");
            assertThat(failed.at("/problem/title").asString()).isEqualTo("This figure could not be counted");
            assertThat(failed.at("/problem/request_id").asString()).isNotBlank();
            assertThat(failed.has("value")).isFalse();
            assertThat(failed.path("as_of").isNull()).isTrue();
            var stock = figure(answer.json(), "stock");
            assertThat(stock.path("value").asInt(-1)).isZero();
            assertThat(stock.path("problem").isNull()).isTrue();
        });
        assertThat(manager.with("Cache-Control", "no-cache").get("/api/v1/kpis").body())
                .doesNotContain("figure-failed");
    }

    @Test
    void atItsOwnAddressItIsTheFailureItself() throws SQLException {
        withoutLandlords(() -> {
            var answer = manager.get("/api/v1/kpis/" + FAILING);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.problem()).isEqualTo("unexpected");
            assertThat(manager.get("/api/v1/kpis/stock").status()).isEqualTo(200);
        });
    }

    @Test
    void whoeverWaitsForAFigureIsGivenUpWhenTheRequestIs() throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table landlord in access exclusive mode");
            var worker = Thread.currentThread();
            var watch = CompletableFuture.runAsync(
                    worker::interrupt, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
            long begin = System.nanoTime();
            var answer = manager.get("/api/v1/kpis");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
            watch.join();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aProgramWaitsForItsOwnChangesOnlyWhenItSaysSo() throws SQLException {
        var anew = manager.with("Cache-Control", "no-cache");
        assertThat(landlords(manager)).isZero();
        var contact = manager.post("/api/v1/contacts", """
                {"kind": "person", "first_name": "Ann", "last_name": "Archer"}""");
        var address = "/api/v1/landlords?contact=" + contact.json().path("id").asString();
        assertThat(manager.post(address, "{\"status\": \"active\"}").status()).isEqualTo(201);
        try (var owner = owner();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table landlord in access exclusive mode");
            assertThat(landlords(manager))
                    .as("kept, while nothing can be counted")
                    .isZero();
        }
        assertThat(landlords(anew)).isOne();
        await().untilAsserted(() -> assertThat(landlords(manager)).isOne());
    }

    private static int landlords(ApiClient program) {
        var answer = program.get("/api/v1/kpis/" + FAILING);
        return figure(answer.json(), FAILING).path("value").asInt(-1);
    }
}
