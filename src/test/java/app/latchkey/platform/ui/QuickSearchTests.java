package app.latchkey.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.ContactSort;
import app.latchkey.contacts.Contacts;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class QuickSearchTests extends SpringBrowserlessTest {

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private ContactService contacts;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        as(agency.agent());
    }

    @Test
    void findsAListingByItsReferenceAddressAndTypingError() {
        var wanted = listing("12 Clarendon Crescent");
        listing("40 Harbour Road");
        search();
        for (var typed : List.of(wanted, "clarendon", "12 clar", "clarendn")) {
            type(typed);
            assertThat(listingPaths()).as(typed).containsExactly("listings/" + wanted);
        }
    }

    @Test
    void findsAContactByNameEMailAndPhone() {
        long wanted = contacts.create(
                Contacts.person("Ada", "Byron")
                        .email("ada@mail.example")
                        .phone("07700 900123")
                        .details(),
                Set.of());
        contacts.create(Contacts.person("Owen", "Pryce").details(), Set.of());
        search();
        for (var typed : List.of("byron", "ada@mail", "07700900123", "byrom")) {
            type(typed);
            assertThat(paths()).as(typed).containsExactly("contacts/" + wanted);
        }
        assertThat(find(Span.class).withText("ada@mail.example · 07700 900123").exists())
                .isTrue();
    }

    @Test
    void findsALandlordAmongManyOfThatName() {
        long wanted = agencies.landlord(agency, "Ada", "Byron");
        for (int i = 0; i < 7; i++) {
            contacts.create(Contacts.person("Ada", "Byron").details(), contactsSoFar());
        }
        search();
        type("ada byron");
        assertThat(paths()).hasSize(6).first().isEqualTo("landlords/" + wanted);
    }

    @Test
    void findsNoArchivedContact() {
        long gone = contacts.create(Contacts.person("Ada", "Byron").details(), Set.of());
        contacts.archive(gone, contacts.find(gone).orElseThrow().version());
        search();
        type("byron");
        assertThat(paths()).isEmpty();
    }

    @Test
    void findsNothingOfAnotherAgency() {
        listing("7 Secret Passage");
        agencies.landlord(agency, "Ann", "Secret-Passage");
        as(agencies.create().agent());
        search();
        type("secret passage");
        assertThat(paths()).isEmpty();
        assertThat(find(Span.class)
                        .withText("Nothing is called “secret passage”. Try fewer letters, or another spelling.")
                        .exists())
                .isTrue();
    }

    @Test
    void offersAnAgentNewRecordsAndTheirScreens() {
        search();
        assertThat(paths())
                .startsWith("listings/new", "properties/new", "landlords/new", "contacts/new")
                .contains("/listings")
                .doesNotContain("/import");
    }

    @Test
    void offersAManagerTheImport() {
        as(agency.manager());
        search();
        type("import");
        assertThat(paths()).containsExactly("/import");
    }

    @Test
    void offersAViewerNothingThatWrites() {
        as(agency.viewer());
        search();
        assertThat(paths()).contains("/listings").noneMatch(path -> path.endsWith("/new"));
    }

    @Test
    void oneOrTwoLettersFindNothingYet() {
        listing("1 Short Street");
        search();
        type("sh");
        assertThat(paths()).isEmpty();
    }

    @Test
    void findsOnlyTheFewThatFitBest() {
        for (int i = 0; i < 12; i++) {
            listing(i + " Broad Walk");
        }
        listing("Broad");
        search();
        type("broad");
        assertThat(listingPaths()).hasSize(5);
    }

    @Test
    void whatPeopleTypeIsNeverPartOfTheQuestion() {
        listing("100% Discount Yard");
        search();
        for (var typed : List.of("'; drop table listing; --", "100%", "%%%", "___", "\\\\\\", "a\u0000bc")) {
            type(typed);
        }
        type("100% discount");
        assertThat(listingPaths()).hasSize(1);
    }

    private void search() {
        UI.getCurrent().navigate("listings");
        test(find(Button.class).withText("Search").single()).click();
    }

    private void type(String text) {
        var field = find(TextField.class)
                .withCondition(candidate ->
                        "Search everything".equals(candidate.getAriaLabel().orElse("")))
                .single();
        field.setValue(text);
    }

    private List<String> listingPaths() {
        return paths().stream().filter(path -> path.startsWith("listings/LK-")).toList();
    }

    private List<String> paths() {
        return find(Anchor.class).all().stream()
                .filter(anchor -> "option".equals(anchor.getElement().getAttribute("role")))
                .map(Anchor::getHref)
                .toList();
    }

    private String listing(String address) {
        return listings.create(Listings.flat(agency).address(address).details());
    }

    private Set<Long> contactsSoFar() {
        return contacts.rows(ContactFilter.ALL, ContactSort.DEFAULT, 0, 100).stream()
                .map(ContactRow::id)
                .collect(Collectors.toSet());
    }

    private static void as(SignedIn person) {
        Agencies.signIn(person);
    }
}
