package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.platform.Rent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ListingServiceTests {

    @Autowired
    private ListingService listings;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void findsWhatWasCreated() {
        var reference =
                listings.create(Listings.flat(agency).rent(Rent.monthly(950_00)).details());
        var found = listings.find(reference).orElseThrow();
        assertThat(found.reference()).matches("LK-\\d{6}");
        assertThat(found.status()).isEqualTo(ListingStatus.DRAFT);
        assertThat(found.details().rent()).isEqualTo(Rent.monthly(950_00));
        assertThat(listings.rows(ListingFilter.ofText("test stret"), ListingSort.DEFAULT, 0, 50))
                .extracting(ListingRow::reference)
                .containsExactly(reference);
    }

    @Test
    void readsAPageAndItsCountWithOneStatementEach() {
        for (int i = 0; i < 60; i++) {
            listings.create(Listings.flat(agency).address(i + " Long Road").details());
        }
        statements.reset();
        var rows = listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, 0, 50);
        var count = listings.count(ListingFilter.ALL);
        assertThat(rows).hasSize(50);
        assertThat(count).isEqualTo(60);
        assertThat(statements.statements()).hasSize(2);
    }
}
