package app.latchkey.metrics.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.metrics.History;
import app.latchkey.metrics.Measure;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.platform.ui.Sparkline;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class MetricsViewTests extends SpringBrowserlessTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatementCounter statements;

    @BeforeEach
    void signIn() {
        Agencies.signIn(new SignedIn(1, null, null, "root@example.org", "Root", Role.SUPERUSER, true, null));
    }

    private void open(String tab) {
        UI.getCurrent().navigate("metrics/" + tab);
    }

    private FigureTile tile(String name) {
        return find(FigureTile.class)
                .withCondition(tile -> tile.name().equals(name))
                .single();
    }

    private String text(Component part) {
        return part.getElement().getTextRecursively();
    }

    private String page() {
        return text((Component) getCurrentView());
    }

    private String currentTab() {
        return find(Anchor.class)
                .withCondition(link -> link.getElement().hasAttribute("aria-current"))
                .single()
                .getText();
    }

    @Test
    void beginsWithRequestsAndEachPageHasAnAddress() {
        navigate(MetricsView.class);
        assertThat(currentTab()).isEqualTo("Requests");
        for (var tab : MetricsTab.values()) {
            open(tab.path());
            assertThat(currentTab().toUpperCase(Locale.ROOT)).isEqualTo(tab.name());
            assertThat(find(FigureTile.class).all()).as(tab.name()).isNotEmpty();
        }
    }

    @Test
    void requestsAreMeasuredByRouteWithObjectives() {
        open("requests");
        assertThat(page())
                .contains("Objectives of the last hour", "Answered within 500 ms", "Slowest of the last hour");
        assertThat(find(Sparkline.class, tile("P95")).exists()).isTrue();
    }

    @Test
    void aSlowStatementIsOnThePageWithoutItsValues() {
        jdbc.sql("select pg_sleep(0.15) as slept_on_the_page, :who")
                .param("who", "Margaret Hale")
                .query((row, number) -> 1)
                .single();
        open("database");
        assertThat(page())
                .contains("slept_on_the_page", "listing", "Statements by total time")
                .doesNotContain("Hale");
        assertThat(text(tile("POOL"))).contains("Good");
        for (var figure : List.of("POOL", "LOCKS", "LONG_TRANSACTION", "DATABASE_HIT", "DEAD_ROWS")) {
            assertThat(find(Sparkline.class, tile(figure)).exists()).as(figure).isTrue();
        }
        assertThat(page()).doesNotContain("This server does not count statements");
    }

    @Test
    void openingTheDatabasePageTakesAtMostTenStatementsAndTheOthersThree() {
        for (var tab : MetricsTab.values()) {
            statements.reset();
            open(tab.path());
            assertThat(statements.statements())
                    .as(tab.name())
                    .hasSizeLessThanOrEqualTo(tab == MetricsTab.DATABASE ? 10 : 3);
        }
    }

    @Test
    void aCacheIsClearedWithAWord() {
        open("caches");
        test(find(Button.class).withText("Clear kpis").single()).click();
        assertThat(text(find(Notification.class).single())).contains("The cache kpis is empty");
        for (var other : List.of("user-statistics", "listing-counts", "listing-pages", "api-answers", "api-tokens")) {
            assertThat(page()).contains(other);
            assertThat(find(Button.class).withText("Clear " + other).exists()).isTrue();
        }
    }

    @Test
    void theSystemSaysWhatRuns() {
        open("system");
        assertThat(page()).contains("PostgreSQL", "Heap in use", "Disk in use");
        assertThat(find(Button.class).withText("Record 60 seconds").exists()).isTrue();
    }

    @Test
    void jobsAreListedWithTheirNextRun() {
        open("jobs");
        assertThat(page()).contains("Next run", "Failures in a row");
        assertThat(find(Button.class).withText("Run now").all()).isNotEmpty();
    }

    @Test
    void everyCheckSaysItsLastResult() {
        open("health");
        assertThat(page()).contains("Database", "Caches", "Jobs", "Disk", "Passes");
        test(find(Button.class).withText("Check now").single()).click();
        assertThat(text(tile("HEALTH"))).contains("0").contains("Good");
    }

    @Test
    void whatIsMissingBeforeAnAgencyWorksHereIsSaidWithWhatToDo() {
        open("health");
        assertThat(page())
                .contains(
                        "Before an agency works here",
                        "People reach the desk by https",
                        "Not yet",
                        "Set LATCHKEY_SECRET");
    }

    @Test
    void aFigureThatLeavesItsBandSaysSoInAWordAndLeadsToTheRunbook() {
        var value = new double[] {79};
        var tile = new FigureTile(Measure.POOL, null, () -> value[0]);
        UI.getCurrent().add(tile);
        tile.refresh(series -> new History(new long[0], new double[0]));
        assertThat(text(tile)).contains("79%", "Good").doesNotContain("What to do");
        value[0] = 85;
        tile.refresh(series -> new History(new long[0], new double[0]));
        assertThat(text(tile)).contains("85%", "Fair", "What to do");
        assertThat(tile.getClassNames()).contains("fair");
        value[0] = 95;
        tile.refresh(series -> new History(new long[0], new double[0]));
        assertThat(text(tile)).contains("Poor");
        assertThat(find(Anchor.class, tile).single().getHref()).isEqualTo("runbook/pool");
        value[0] = Double.NaN;
        tile.refresh(series -> new History(new long[0], new double[0]));
        assertThat(text(tile)).contains("–").doesNotContain("Poor", "Good");
    }

    @Test
    void theRunbookHasASectionForEveryWarning() {
        UI.getCurrent().navigate("runbook/pool-waiting");
        assertThat(getCurrentView()).isInstanceOf(RunbookView.class);
        assertThat(find(H2.class).all()).hasSize(Measure.values().length);
        assertThat(page()).doesNotContain("!{");
    }
}
