package app.latchkey.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.exports.Exports;
import app.latchkey.exports.HeldExports;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import java.io.OutputStream;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class HistoryViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private long landlord;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
        landlord = agencies.landlord(agency, "Ann", "Archer");
        change(
                "Landlord",
                landlord,
                "CHANGED",
                List.of(new FieldChange("status", "ACTIVE", "PAST"), new FieldChange("overseas", "false", "true")));
        change("Thing", 7, "CREATED", List.of(new FieldChange("title", null, "<b>Mr</b>")));
    }

    private void change(String kind, long id, String event, List<FieldChange> changes) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new RecordChanged(kind, id, event, changes, "Because")));
    }

    private static void follow(String query) {
        UI.getCurrent().navigate(HistoryView.PATH, QueryParameters.fromString(query));
    }

    private String count() {
        return find(Span.class).withClassName("count").single().getText();
    }

    private HistoryGrid grid() {
        return find(HistoryGrid.class).single();
    }

    @Test
    void showsTheNewestFirstInTheWordsOfEachFeature() {
        navigate(HistoryView.class);
        assertThat(count()).isEqualTo("2 events");
        assertThat(test(grid()).getRow(0).kind()).isEqualTo("Thing");
        assertThat(test(grid()).getCellText(1, 4)).endsWith(", 1 more").doesNotContain("PAST");
        assertThat(test(grid()).getCellText(1, 2)).isEqualTo("Changed");
    }

    @Test
    void aFileThatFindsNoPlaceIsANoticeToTryAgain(@Autowired Exports exports) throws InterruptedException {
        navigate(HistoryView.class);
        var link = find(Anchor.class).withText("Export as CSV").single();
        try (var _ = new HeldExports(exports, agency.admin())) {
            test(link).download(OutputStream.nullOutputStream());
        }
        roundTrip();
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("Try again in half a minute");
    }

    @Test
    void opensWhatALinkNamesAndSaysWhatItCouldNotRead() {
        follow("kind=Landlord&record=" + landlord + "&from=01/01/2026&person=nobody");
        assertThat(count()).isEqualTo("1 event");
        assertThat(find(Button.class).withText("Record: Landlord Ann Archer").exists())
                .isTrue();
        assertThat(find(Notification.class).single().getElement().getTextRecursively())
                .contains("person=nobody");
        test(find(Button.class).withText("Record: Landlord Ann Archer").single())
                .click();
        assertThat(count()).isEqualTo("2 events");
    }

    @Test
    void anEventOpensWithEachFieldBeforeAndAfter() {
        navigate(HistoryView.class);
        grid().select(test(grid()).getRow(1));
        var said = find(EventDialog.class).single().getElement().getTextRecursively();
        assertThat(said).contains("Lives overseas", "No", "Yes", "Because", "Ann Archer");
        test(find(Button.class).withText("Only this record").single()).click();
        assertThat(count()).isEqualTo("1 event");
    }

    @Test
    void theButtonReadsEveryEventAgainAndAnswersPlainly() {
        navigate(HistoryView.class);
        assertThat(answer()).isEqualTo("Not verified yet.");
        test(find(Button.class).withText("Verify").single()).click();
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(answer())
                        .startsWith("All 2 events are as they were written. Verified on ")
                        .endsWith("(Test Admin)."));
    }

    @Test
    void whatWasFoundIsSaidWithSinceWhenHoweverOftenItIsFound() {
        check(1, "2026-03-01T09:00Z", null);
        check(2, "2026-03-02T09:00Z", "CHAIN");
        check(3, "2026-03-04T09:00Z", "CHAIN");
        navigate(HistoryView.class);
        assertThat(answer())
                .startsWith("Seal 5 of the chain is missing or not what it was. Verified on 4 Mar 2026")
                .contains("Found first on 2 Mar 2026");
        check(4, "2026-03-05T09:00Z", null);
        UI.getCurrent().navigate("");
        navigate(HistoryView.class);
        assertThat(answer())
                .startsWith("All 9 events are as they were written.")
                .doesNotContain("Found first");
    }

    private void check(long id, String at, @Nullable String found) {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                                insert into history_check (agency_id, id, at, seals, events, differing, found, found_seal)
                                values (current_agency(), :id, cast(:at as timestamptz), 5, 9, :differing, :found, 5)""")
                        .param("id", id)
                        .param("at", at)
                        .param("differing", found == null ? 0 : 1)
                        .param("found", found, Types.VARCHAR)
                        .update());
    }

    @Test
    void isForNobodyElse() {
        Agencies.signIn(agency.manager());
        follow("");
        assertThat(find(HistoryGrid.class).exists()).isFalse();
    }

    private String answer() {
        return find(Paragraph.class).withClassName("history-answer").single().getText();
    }
}
