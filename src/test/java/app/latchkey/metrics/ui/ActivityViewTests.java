package app.latchkey.metrics.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ActivityViewTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private StatementCounter statements;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    private String page() {
        return ((Component) getCurrentView()).getElement().getTextRecursively();
    }

    private String tile(String name) {
        return find(FigureTile.class)
                .withCondition(tile -> tile.name().equals(name))
                .single()
                .getElement()
                .getTextRecursively();
    }

    @Test
    void tellsWhoDidWhatAndLeadsToTheirHistory() {
        Agencies.byColleague(
                agency.agent(), () -> listings.create(Listings.flat(agency).details()));
        navigate(ActivityView.class);
        assertThat(page()).contains("Who changed most", agency.agent().name(), "Listing: Created");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("history?person=" + agency.agent().id(), "history?kind=Listing&event=CREATED");
        assertThat(tile("OWN_CHANGES")).contains("Changes in 7 days").doesNotContain("Changes in 7 days0");
    }

    @Test
    void saysSoWhereNobodyDidAnything() {
        navigate(ActivityView.class);
        assertThat(page())
                .contains("Nobody changed anything within these days.", "Nothing was changed within these days.");
        assertThat(tile("OWN_P95")).contains("–");
    }

    @Test
    void isCountedByThreeStatementsAndAnewWhenSomebodyWantsIt() {
        statements.reset();
        navigate(ActivityView.class);
        assertThat(statements.statements())
                .filteredOn(sql -> !sql.contains("record_mark"))
                .hasSize(3);
        Agencies.byColleague(
                agency.agent(), () -> listings.create(Listings.flat(agency).details()));
        assertThat(page()).doesNotContain("Listing: Created");
        find(Button.class).withText("Read again").single().click();
        assertThat(page()).contains("Listing: Created");
    }
}
