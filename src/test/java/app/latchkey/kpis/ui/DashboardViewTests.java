package app.latchkey.kpis.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.kpis.KpiService;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.PlainListings;
import app.latchkey.platform.figures.KpiScope;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DeskTest
class DashboardViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private KpiService kpis;

    @Autowired
    private JdbcTemplate database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        PlainListings.insert(3, ListingStatus.AVAILABLE, agency, agencies, database);
        Agencies.signIn(agency.manager());
    }

    private static void follow(String query) {
        UI.getCurrent().navigate("dashboard", QueryParameters.fromString(query));
    }

    private KpiTile tile(String name) {
        return find(KpiTile.class)
                .withCondition(tile -> tile.kpi().name().equals(name))
                .single();
    }

    private String text(Component part) {
        return part.getElement().getTextRecursively();
    }

    private void settle() {
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(find(KpiTile.class).all())
                    .allSatisfy(tile -> assertThat(tile.getElement().getAttribute("aria-busy"))
                            .as(tile.kpi().name())
                            .isEqualTo("false"));
        });
    }

    @Test
    void isThereAtOnceAndFillsIn() {
        navigate("dashboard", DashboardView.class);
        assertThat(find(KpiTile.class).all()).hasSize(kpis.kpis().size());
        settle();
        assertThat(text(tile("stock")))
                .contains("Stock on market")
                .contains("3")
                .contains("As of");
        assertThat(text(tile("achieved-rent"))).contains("–").doesNotContain("0 %");
    }

    @Test
    void everyFigureOfListingsLeadsToThem() {
        navigate("dashboard", DashboardView.class);
        settle();
        var link = find(Anchor.class, tile("stock")).withClassName("kpi-value").single();
        assertThat(link.getHref()).isEqualTo("listings?status=available&status=under_offer");
        var part = find(Anchor.class, tile("stock-by-status"))
                .withText("Available")
                .single();
        assertThat(part.getHref()).isEqualTo("listings?status=available");
    }

    @Test
    void theAddressSaysWhoseFiguresAndWhen() {
        follow("branch=" + agency.otherBranchId() + "&period=year");
        settle();
        assertThat(text(tile("stock"))).contains("0");
        assertThat(find(Select.class).single().getValue()).isEqualTo("YEAR");
        test(find(Button.class)
                        .withAttribute("aria-label", "What “Stock on market” means")
                        .single())
                .click();
        assertThat(text(find(Dialog.class).single())).contains("South, as it was when it happened");
        follow("negotiator=" + Long.MAX_VALUE);
        assertThat(text(tile("stock"))).isNotEmpty();
        assertThat(find(ComboBox.class).single().getValue()).asString().contains("Somebody who left");
        follow("period=eternity&branch=x");
        assertThat(text(find(Notification.class).all().getLast()))
                .contains("period=eternity")
                .contains("branch=x");
    }

    @Test
    void saysWhatAFigureMeans() {
        navigate("dashboard", DashboardView.class);
        settle();
        test(find(Button.class)
                        .withAttribute("aria-label", "What “Stock on market” means")
                        .single())
                .click();
        assertThat(text(find(Dialog.class).single()))
                .contains("available or under offer")
                .contains("K1")
                .contains("Whole agency");
    }

    @Test
    void showsTheNumbersOfAChartAsATable() {
        navigate("dashboard", DashboardView.class);
        settle();
        test(find(NativeButton.class)
                        .withAttribute("aria-label", "Details of “Stock on market”")
                        .single())
                .click();
        assertThat(find(NativeTable.class).all()).hasSize(2);
        assertThat(text(find(NativeTable.class).all().getFirst()))
                .contains("0–14 days")
                .contains("3");
    }

    /** On another thread, as figures come. */
    private static CompletableFuture<Void> later() {
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void aFigureThatCannotBeCountedSaysSoByItselfAndIsTriedAgain() {
        navigate("dashboard", DashboardView.class);
        settle();
        var stock = kpis.find("stock").orElseThrow();
        var question = kpis.question(KpiScope.AGENCY, PeriodChoice.USUAL);
        var answer = kpis.get(stock, question);
        var failing = mock(KpiService.class);
        when(failing.get(stock, question))
                .thenAnswer(_ -> later().thenCompose(
                                _ -> CompletableFuture.failedFuture(new IllegalStateException("for the test"))))
                .thenAnswer(_ -> later().thenCompose(_ -> answer));
        var tile = new KpiTile(failing, List.of(), stock);
        UI.getCurrent().add(tile);
        tile.ask(question, "Somebody");
        await().pollInSameThread().untilAsserted(() -> {
            assertThat(find(Span.class, tile).withClassName("failed").all()).hasSize(1);
            assertThat(text(tile)).contains("This figure could not be counted.").doesNotContain("for the test");
        });
        assertThat(text(tile("lets"))).as("the others").contains("As of");
        test(find(Button.class, tile).withText("Try again").single()).click();
        await().pollInSameThread().untilAsserted(() -> {
            assertThat(find(Span.class, tile).withClassName("failed").all()).isEmpty();
            assertThat(text(tile)).contains("3").contains("As of").doesNotContain("could not be counted");
        });
    }

    @Test
    void aColleaguesChangeIsShownByItself() {
        navigate("dashboard", DashboardView.class);
        settle();
        Agencies.byColleague(
                agency.admin(), () -> PlainListings.insert(2, ListingStatus.AVAILABLE, agency, agencies, database));
        agencies.within(
                agency.id(),
                () -> database.queryForList(
                        "select cast(pg_notify('latchkey_changes', ?) as text)",
                        "{\"agency\":%d,\"type\":\"Listing\",\"ids\":[]}".formatted(agency.id())));
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(text(find(Anchor.class, tile("stock"))
                            .withClassName("kpi-value")
                            .single()))
                    .isEqualTo("5");
        });
    }
}
