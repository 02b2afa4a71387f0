package app.latchkey.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@DeskTest
class SavedSearchServiceTests {

    private static final String LISTINGS = "listings";

    @Autowired
    private SavedSearchService searches;

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
    void whatIsNotSharedIsItsOwnersAlone() {
        var mine = searches.save(LISTINGS, "Two beds", "bedrooms_min=2", false);
        assertThat(searches.of(LISTINGS)).containsExactly(mine);
        assertThat(mine.own()).isTrue();
        assertThat(mine.path()).isEqualTo("listings?saved=" + mine.id());
        Agencies.signIn(agency.admin());
        assertThat(searches.of(LISTINGS)).isEmpty();
        assertThat(searches.find(mine.id())).isEmpty();
    }

    @Test
    void whatIsSharedIsSeenInItsBranchAndNowhereElse() {
        var shared = searches.save(LISTINGS, "Two beds", "bedrooms_min=2", true);
        Agencies.signIn(agency.viewer());
        assertThat(searches.of(LISTINGS)).singleElement().satisfies(seen -> {
            assertThat(seen.name()).isEqualTo("Two beds");
            assertThat(seen.query()).isEqualTo("bedrooms_min=2");
            assertThat(seen.owner()).isEqualTo("Test Agent");
            assertThat(seen.own()).isFalse();
            assertThat(seen.removable()).isFalse();
        });
        Agencies.signIn(moved(agency.admin(), agency.otherBranchId()));
        assertThat(searches.of(LISTINGS)).isEmpty();
        assertThat(searches.find(shared.id())).isEmpty();
        Agencies.signIn(moved(agency.admin(), null));
        assertThat(searches.find(shared.id())).isEmpty();
        Agencies.signIn(agencies.create().agent());
        assertThat(searches.find(shared.id())).isEmpty();
    }

    @Test
    void onesOwnComeFirstThenTheOthersByName() {
        searches.save(LISTINGS, "Beta", "q=b", false);
        searches.save(LISTINGS, "alpha", "q=a", false);
        searches.save("contacts", "Elsewhere", "", false);
        Agencies.signIn(agency.manager());
        searches.save(LISTINGS, "Aardvark", "q=z", true);
        Agencies.signIn(agency.agent());
        statements.reset();
        assertThat(searches.of(LISTINGS)).extracting(SavedSearch::name).containsExactly("alpha", "Beta", "Aardvark");
        assertThat(statements.statements()).hasSize(1);
    }

    @Test
    void aNameIsNeitherBlankNorLongerThanListsShow() {
        var longest = "x".repeat(SavedSearch.LONGEST_NAME);
        var kept = searches.save(LISTINGS, " " + longest + " ", "", false);
        assertThat(kept.name()).isEqualTo(longest);
        for (var name : List.of(" ", longest + "x")) {
            assertThatThrownBy(() -> searches.save(LISTINGS, name, "", false)).isInstanceOf(InvalidSavedSearch.class);
            assertThatThrownBy(() -> searches.revise(kept, name, "", false)).isInstanceOf(InvalidSavedSearch.class);
        }
    }

    @Test
    void aNameIsTakenOnlyOnTheSameListOfTheSamePerson() {
        var first = searches.save(LISTINGS, "Two beds", "", false);
        assertThatThrownBy(() -> searches.save(LISTINGS, " TWO BEDS ", "", false))
                .isInstanceOf(NameTaken.class);
        searches.save("contacts", "Two beds", "", false);
        var second = searches.save(LISTINGS, "Three beds", "", false);
        assertThatThrownBy(() -> searches.revise(second, "Two beds", "", false)).isInstanceOf(NameTaken.class);
        Agencies.signIn(agency.manager());
        searches.save(LISTINGS, "Two beds", "", true);
        Agencies.signIn(agency.agent());
        searches.remove(now(first));
        searches.save(LISTINGS, "Two beds", "", false);
        assertThatThrownBy(() -> searches.restore(first.id())).isInstanceOf(NameTaken.class);
    }

    @Test
    void onlyTheOwnerChangesOne() {
        var shared = searches.save(LISTINGS, "Two beds", "bedrooms_min=2", true);
        for (var other : new SignedIn[] {agency.manager(), agency.admin(), agency.viewer()}) {
            Agencies.signIn(other);
            assertThatThrownBy(() -> searches.revise(shared, "Mine now", "", true))
                    .isInstanceOf(SavedSearchNotFound.class);
        }
        Agencies.signIn(agency.agent());
        var changed = searches.revise(shared, "Two bedrooms", "bedrooms_min=2&sort=rent", false);
        assertThat(changed.shared()).isFalse();
        assertThat(changed.query()).isEqualTo("bedrooms_min=2&sort=rent");
        assertThat(changed.name()).isEqualTo("Two bedrooms");
    }

    @Test
    void whoeverSawAnotherStateChangesNothing() {
        var seen = searches.save(LISTINGS, "Two beds", "bedrooms_min=2", true);
        var changed = searches.revise(seen, "Two bedrooms", seen.query(), true);
        assertThat(changed.version()).isEqualTo(seen.version() + 1);
        assertThatThrownBy(() -> searches.revise(seen, "Mine", "", false)).isInstanceOf(StaleEdit.class);
        Agencies.signIn(agency.manager());
        assertThatThrownBy(() -> searches.remove(seen)).isInstanceOf(StaleEdit.class);
        assertThat(searches.find(seen.id())).map(SavedSearch::name).contains("Two bedrooms");
        searches.remove(changed);
        var back = searches.restore(seen.id());
        assertThat(back.version())
                .as("who saw it before sees that something happened")
                .isEqualTo(changed.version() + 2);
        assertThat(back.updatedAt()).isAfter(changed.updatedAt());
    }

    @Test
    void aFilterIsNoLongerThanAnAddressIs() {
        var longest = "q=" + "x".repeat(SavedSearch.LONGEST_QUERY - 2);
        var kept = searches.save(LISTINGS, "Long", longest, false);
        assertThat(kept.query()).isEqualTo(longest);
        assertThatThrownBy(() -> searches.save(LISTINGS, "Longer", longest + "x", false))
                .isInstanceOf(InvalidSavedSearch.class);
        assertThatThrownBy(() -> searches.revise(kept, "Longer", longest + "x", false))
                .isInstanceOf(InvalidSavedSearch.class);
    }

    @Test
    void aManagerOrAdministratorRemovesWhatIsSharedWithTheirBranchAndAnAgentDoesNot() {
        var shared = searches.save(LISTINGS, "Two beds", "", true);
        var kept = searches.save(LISTINGS, "Three beds", "", false);
        Agencies.signIn(agency.viewer());
        assertThatThrownBy(() -> searches.remove(now(shared))).isInstanceOf(AccessDeniedException.class);
        for (var governor : new SignedIn[] {agency.manager(), agency.admin()}) {
            Agencies.signIn(moved(governor, agency.otherBranchId()));
            assertThatThrownBy(() -> searches.remove(now(shared))).isInstanceOf(SavedSearchNotFound.class);
            Agencies.signIn(governor);
            assertThatThrownBy(() -> searches.remove(now(kept))).isInstanceOf(SavedSearchNotFound.class);
            searches.remove(now(shared));
            assertThat(searches.find(shared.id())).isEmpty();
            assertThat(searches.restore(shared.id()).name()).isEqualTo("Two beds");
        }
        Agencies.signIn(agency.agent());
        assertThat(searches.of(LISTINGS)).hasSize(2);
    }

    @Test
    void nobodyBringsBackWhatWasNotTheirsToRemove() {
        var mine = searches.save(LISTINGS, "Two beds", "", false);
        var shared = searches.save(LISTINGS, "Three beds", "", true);
        searches.remove(now(mine));
        searches.remove(now(shared));
        Agencies.signIn(agency.manager());
        assertThatThrownBy(() -> searches.restore(mine.id())).isInstanceOf(SavedSearchNotFound.class);
        Agencies.signIn(agency.viewer());
        assertThatThrownBy(() -> searches.restore(shared.id())).isInstanceOf(SavedSearchNotFound.class);
    }

    @Test
    void viewersKeepFiltersButShareNone() {
        Agencies.signIn(agency.viewer());
        var own = searches.save(LISTINGS, "Looked at", "q=quay", false);
        assertThatThrownBy(() -> searches.save(LISTINGS, "For all", "", true))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> searches.revise(own, "For all", own.query(), true))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(searches.of(LISTINGS)).containsExactly(own);
    }

    @Test
    void whoHasNoBranchSharesWithNobody() {
        Agencies.signIn(moved(agency.agent(), null));
        assertThatThrownBy(() -> searches.save(LISTINGS, "For all", "", true))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatIsSharedStaysInItsBranchWhenItsOwnerMoves() {
        var shared = searches.save(LISTINGS, "Two beds", "", true);
        Agencies.signIn(moved(agency.agent(), agency.otherBranchId()));
        var moved = searches.revise(shared, "Two bedrooms", "", true);
        Agencies.signIn(moved(agency.agent(), null));
        searches.revise(moved, "Two bedrooms", "bedrooms_min=2", true);
        Agencies.signIn(agency.manager());
        assertThat(searches.find(shared.id())).isPresent();
    }

    @Test
    void onesStartPageIsOneSavedSearchAndFollowsItsFate() {
        assertThat(searches.startPage()).isEmpty();
        var first = searches.save(LISTINGS, "First", "", true);
        var second = searches.save(LISTINGS, "Second", "", true);
        searches.startWith(first.id());
        searches.startWith(second.id());
        assertThat(searches.startPage()).map(SavedSearch::name).contains("Second");
        assertThat(searches.of(LISTINGS)).filteredOn(SavedSearch::startPage).hasSize(1);
        Agencies.signIn(agency.manager());
        assertThat(searches.startPage()).isEmpty();
        searches.startWith(second.id());
        assertThat(searches.startPage()).isPresent();
        Agencies.signIn(agency.agent());
        searches.remove(now(second));
        assertThat(searches.startPage()).isEmpty();
        searches.restore(second.id());
        assertThat(searches.startPage()).isPresent();
        searches.revise(now(second), "Second", "", false);
        Agencies.signIn(agency.manager());
        assertThat(searches.startPage()).as("no longer shared").isEmpty();
        Agencies.signIn(agency.agent());
        searches.startWith(null);
        assertThat(searches.startPage()).isEmpty();
    }

    @Test
    void nobodyStartsWithWhatTheyMayNotSee() {
        var mine = searches.save(LISTINGS, "Mine", "", false);
        Agencies.signIn(agency.manager());
        assertThatThrownBy(() -> searches.startWith(mine.id())).isInstanceOf(SavedSearchNotFound.class);
    }

    /** As whoever looks sees it; what they don't see, as it was. */
    private SavedSearch now(SavedSearch search) {
        return searches.find(search.id()).orElse(search);
    }

    private static SignedIn moved(SignedIn person, @Nullable Long branchId) {
        Role role = person.role();
        return new SignedIn(person.id(), person.agencyId(), branchId, person.email(), person.name(), role, true, null);
    }
}
