package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.BulkEdit.AssignNegotiator;
import app.latchkey.listings.BulkEdit.ChangeBranch;
import app.latchkey.listings.BulkEdit.Withdraw;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

@DeskTest
class ListingBulkServiceTests {

    private static final Withdraw WITHDRAW = new Withdraw("The block is sold");

    @Autowired
    private ListingBulkService bulk;

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void changesExactlyThoseItSaidWhateverIsSelected() {
        var random = new Random(20261121);
        var portfolio = Portfolio.random(250, random, agency, agencies, database);
        int changed = 0;
        for (int i = 0; i < 40; i++) {
            var filter = portfolio.randomFilter(random, agency);
            var selection = random.nextBoolean() ? ListingSelection.all(filter) : somePicked(random);
            var edit = anyEdit(random);
            var before = states();
            var preview = bulk.preview(edit, selection);
            assertThat(states()).as("a preview changes nothing").isEqualTo(before);
            var selected = selected(selection);
            assertThat(preview.changing() + preview.unchanged() + preview.refusedCount())
                    .as("%s of %s", edit, selection)
                    .isEqualTo(selected.size());
            if (preview.changing() == 0) {
                assertThatExceptionOfType(BulkMoved.class).isThrownBy(() -> bulk.apply(edit, selection, preview));
                continue;
            }
            var events = count("history_event");
            var change = bulk.apply(edit, selection, preview);
            var touched = difference(before, states());
            assertThat(touched).hasSize(preview.changing());
            assertThat(selected).containsAll(touched);
            assertThat(change.rows()).isEqualTo(preview.changing());
            assertThat(count("history_event") - events).as("events").isEqualTo(preview.changing());
            changed += preview.changing();
            if (random.nextBoolean()) {
                assertThat(bulk.undo(change.id()).undone())
                        .extracting(BulkChange.Undone::kept)
                        .isEqualTo(0);
                assertThat(states()).isEqualTo(before);
                assertThat(count("history_event") - events).isEqualTo(2L * preview.changing());
            }
        }
        assertThat(changed).as("rows changed, lest nothing was tried").isGreaterThan(300);
    }

    /** One listing in every status, withdrawn alone and in bulk: what one may, the other may, with the same outcome. */
    @Test
    void withdrawsWhatTheSingleVerbWithdrawsAndAsItDoes() {
        Agencies.signIn(agency.admin());
        record Pair(ListingStatus status, long alone, long among) {}
        var pairs = Arrays.stream(ListingStatus.values())
                .map(status -> new Pair(status, inStatus(status), inStatus(status)))
                .toList();
        var selection =
                new ListingSelection.Picked(pairs.stream().map(Pair::among).collect(Collectors.toSet()));
        bulk.apply(WITHDRAW, selection, bulk.preview(WITHDRAW, selection));
        for (var pair : pairs) {
            try {
                pipeline.move(reference(pair.alone()), 0, Transition.of(ListingAction.WITHDRAW, WITHDRAW.reason()));
            } catch (IllegalTransition e) {
                assertThat(e.from()).isEqualTo(pair.status());
            }
            assertThat(outcome(pair.among())).as("%s", pair.status()).isEqualTo(outcome(pair.alone()));
        }
    }

    @Test
    void saysWhichStatusesForbidAWithdrawal() {
        for (var status : List.of(ListingStatus.AVAILABLE, ListingStatus.LET)) {
            PlainListings.insert(2, status, agency, agencies, database);
        }
        inStatus(ListingStatus.DRAFT);
        inStatus(ListingStatus.WITHDRAWN);
        var preview = bulk.preview(WITHDRAW, ListingSelection.all(ListingFilter.ALL));
        assertThat(preview.changing()).isEqualTo(2);
        assertThat(preview.unchanged()).isOne();
        assertThat(preview.refused()).isEqualTo(Map.of(ListingStatus.DRAFT, 1, ListingStatus.LET, 2));
    }

    @Test
    void tellsTheHistoryOfEveryListingAsASingleChangeDoes() {
        long id = inStatus(ListingStatus.AVAILABLE);
        var selection = new ListingSelection.Picked(Set.of(id));
        bulk.apply(WITHDRAW, selection, bulk.preview(WITHDRAW, selection));
        var event = listings.history(id, 0, 5).getFirst();
        assertThat(event.eventType()).isEqualTo("STATUS_CHANGED");
        assertThat(event.actor()).isEqualTo(agency.manager().name());
        assertThat(event.reason()).isEqualTo(WITHDRAW.reason());
        assertThat(event.changes()).containsExactly(new FieldChange("status", "AVAILABLE", "WITHDRAWN"));
        assertThat(listings.statuses(id).getFirst().to()).isEqualTo(ListingStatus.WITHDRAWN);
        assertThat(listings.statuses(id).getFirst().reason()).isEqualTo(WITHDRAW.reason());
    }

    @Test
    void assignsNobodyAndMovesToABranch() {
        long id = inStatus(ListingStatus.DRAFT);
        var selection = new ListingSelection.Picked(Set.of(id));
        var assign = new AssignNegotiator(agency.agent().id());
        assertThat(bulk.apply(assign, selection, bulk.preview(assign, selection))
                        .target())
                .isEqualTo("Test Agent");
        var nobody = new AssignNegotiator(null);
        assertThat(bulk.apply(nobody, selection, bulk.preview(nobody, selection))
                        .target())
                .isNull();
        var move = new ChangeBranch(agency.otherBranchId());
        assertThat(bulk.apply(move, selection, bulk.preview(move, selection)).target())
                .isEqualTo("South");
        var agent = Long.toString(agency.agent().id());
        assertThat(listings.history(id, 0, 5).stream()
                        .map(event -> event.changes().getFirst()))
                .containsExactly(
                        new FieldChange(
                                "branchId", Long.toString(agency.branchId()), Long.toString(agency.otherBranchId())),
                        new FieldChange("negotiatorId", agent, null),
                        new FieldChange("negotiatorId", null, agent));
    }

    @Test
    void refusesWhenOtherListingsThanConfirmedWouldChange() {
        inStatus(ListingStatus.AVAILABLE);
        long leaving = inStatus(ListingStatus.AVAILABLE);
        var selection = ListingSelection.all(ListingFilter.ALL);
        var confirmed = bulk.preview(WITHDRAW, selection);
        inStatus(ListingStatus.AVAILABLE);
        var before = states();
        var refused = catchThrowableOfType(BulkMoved.class, () -> bulk.apply(WITHDRAW, selection, confirmed));
        assertThat(refused.now().changing()).isEqualTo(3);
        setStatus(leaving, ListingStatus.LET_AGREED);
        assertThat(bulk.preview(WITHDRAW, selection).changing())
                .as("as many as confirmed, but others")
                .isEqualTo(2);
        assertThatExceptionOfType(BulkMoved.class).isThrownBy(() -> bulk.apply(WITHDRAW, selection, confirmed));
        setStatus(leaving, ListingStatus.AVAILABLE);
        assertThat(difference(before, states())).as("changed by the refused").isEmpty();
        assertThat(bulk.apply(WITHDRAW, selection, refused.now()).rows()).isEqualTo(3);
    }

    @Test
    void refusesAReasonThatIsNone() {
        inStatus(ListingStatus.AVAILABLE);
        var selection = ListingSelection.all(ListingFilter.ALL);
        for (var reason : List.of("", "  ", "x".repeat(1001))) {
            var edit = new Withdraw(reason);
            var preview = bulk.preview(edit, selection);
            assertThatExceptionOfType(InvalidListing.class).isThrownBy(() -> bulk.apply(edit, selection, preview));
        }
        assertThat(bulk.countChanges()).isZero();
    }

    @Test
    void refusesPeopleAndBranchesOfAnotherAgency() {
        long id = inStatus(ListingStatus.DRAFT);
        var theirs = agencies.create();
        var selection = new ListingSelection.Picked(Set.of(id));
        for (var edit : List.of(
                new AssignNegotiator(theirs.agent().id()),
                new AssignNegotiator(agency.viewer().id()),
                new ChangeBranch(theirs.branchId()))) {
            var preview = bulk.preview(edit, selection);
            assertThatExceptionOfType(InvalidListing.class).isThrownBy(() -> bulk.apply(edit, selection, preview));
        }
    }

    @Test
    void reachesNoListingOfAnotherAgency() {
        long ours = inStatus(ListingStatus.AVAILABLE);
        var other = agencies.create();
        Agencies.signIn(other.manager());
        var selection = new ListingSelection.Picked(Set.of(ours));
        assertThat(bulk.preview(WITHDRAW, selection)).isEqualTo(new BulkPreview(0, 0, Map.of(), 0));
        Agencies.signIn(agency.manager());
        var change = bulk.apply(WITHDRAW, selection, bulk.preview(WITHDRAW, selection));
        Agencies.signIn(other.admin());
        assertThatExceptionOfType(BulkNotUndoable.class).isThrownBy(() -> bulk.undo(change.id()));
        assertThat(bulk.changes(0, 10)).isEmpty();
    }

    @Test
    void changesAllOrNothing() {
        long failing = inStatus(ListingStatus.AVAILABLE);
        var selection = ListingSelection.all(ListingFilter.ALL);
        var preview = bulk.preview(WITHDRAW, selection);
        var before = states();
        // Nobody of this number is there to have done it: what refers to them is refused at the end.
        Agencies.signIn(new SignedIn(-1, agency.id(), null, "x@example.org", "Nobody", Role.MANAGER, true, null));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> bulk.apply(WITHDRAW, selection, preview));
        assertThat(states()).isEqualTo(before);
        assertThat(listings.history(failing, 0, 5)).isEmpty();
    }

    @Test
    void sendsAsFewStatementsForManyAsForOne() {
        PlainListings.insert(40, ListingStatus.AVAILABLE, agency, agencies, database);
        var selection = ListingSelection.all(ListingFilter.ALL);
        var preview = bulk.preview(WITHDRAW, selection);
        statements.reset();
        var change = bulk.apply(WITHDRAW, selection, preview);
        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(11);
        statements.reset();
        bulk.undo(change.id());
        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void undoLeavesAloneWhatWasChangedSince() {
        var ids = List.of(
                inStatus(ListingStatus.AVAILABLE),
                inStatus(ListingStatus.SUSPENDED),
                inStatus(ListingStatus.INSTRUCTED));
        var selection = new ListingSelection.Picked(Set.copyOf(ids));
        var before = states();
        var change = bulk.apply(WITHDRAW, selection, bulk.preview(WITHDRAW, selection));
        var since = new ListingSelection.Picked(Set.of(ids.get(1)));
        var assign = new AssignNegotiator(agency.agent().id());
        bulk.apply(assign, since, bulk.preview(assign, since));
        assertThat(bulk.undo(change.id()).undone())
                .extracting(BulkChange.Undone::kept)
                .isEqualTo(1);
        var after = states();
        assertThat(after.get(ids.get(1))).containsEntry("status", "WITHDRAWN");
        assertThat(difference(before, after)).containsExactly(ids.get(1));
        assertThat(listings.history(ids.get(0), 0, 5).getFirst().eventType()).isEqualTo("UNDONE");
        assertThat(listings.statuses(ids.get(0)).getFirst().to()).isEqualTo(ListingStatus.AVAILABLE);
    }

    @Test
    void undoesOnceAndOnlyForADay() {
        inStatus(ListingStatus.AVAILABLE);
        var selection = ListingSelection.all(ListingFilter.ALL);
        var change = bulk.apply(WITHDRAW, selection, bulk.preview(WITHDRAW, selection));
        assertThat(change.mayUndo()).isTrue();
        assertThat(bulk.undo(change.id()).mayUndo()).isFalse();
        assertThatExceptionOfType(BulkNotUndoable.class).isThrownBy(() -> bulk.undo(change.id()));
        var second = bulk.apply(WITHDRAW, selection, bulk.preview(WITHDRAW, selection));
        agencies.within(
                agency.id(),
                () -> database.update(
                        "update bulk_change set at = at - interval '25 hours' where id = ?", second.id()));
        assertThatExceptionOfType(BulkNotUndoable.class).isThrownBy(() -> bulk.undo(second.id()));
    }

    @Test
    void showsManagersTheirOwnAndAdministratorsAll() {
        inStatus(ListingStatus.AVAILABLE);
        Agencies.signIn(agency.admin());
        var selection = ListingSelection.all(ListingFilter.ALL);
        var theirs = bulk.apply(WITHDRAW, selection, bulk.preview(WITHDRAW, selection));
        assertThat(bulk.changes(0, 10)).hasSize(1);
        Agencies.signIn(agency.manager());
        assertThat(bulk.changes(0, 10)).isEmpty();
        assertThat(bulk.countChanges()).isZero();
        assertThatExceptionOfType(BulkNotUndoable.class).isThrownBy(() -> bulk.undo(theirs.id()));
    }

    @ParameterizedTest
    @EnumSource(ListingStatus.class)
    void leavesWhatIsOverAlone(ListingStatus status) {
        var selection = new ListingSelection.Picked(Set.of(inStatus(status)));
        var preview = bulk.preview(new ChangeBranch(agency.otherBranchId()), selection);
        assertThat(preview.changing()).isEqualTo(status.isFinal() ? 0 : 1);
    }

    private BulkEdit anyEdit(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> WITHDRAW;
            case 1 -> new AssignNegotiator(null);
            case 2 ->
                new AssignNegotiator(
                        random.nextBoolean()
                                ? agency.agent().id()
                                : agency.admin().id());
            default -> new ChangeBranch(random.nextBoolean() ? agency.branchId() : agency.otherBranchId());
        };
    }

    private ListingSelection somePicked(Random random) {
        var ids = new ArrayList<>(states().keySet());
        return new ListingSelection.Picked(
                ids.stream().filter(id -> random.nextInt(5) == 0).collect(Collectors.toSet()));
    }

    private Set<Long> selected(ListingSelection selection) {
        return switch (selection) {
            case ListingSelection.Picked(var ids) -> ids;
            case ListingSelection.Matching(var filter, var except) ->
                listings.rows(filter, ListingSort.DEFAULT, 0, 500).stream()
                        .map(ListingRow::id)
                        .filter(id -> !except.contains(id))
                        .collect(Collectors.toSet());
        };
    }

    /** Every listing as it stands in the table, less what every write changes. */
    private Map<Long, Map<String, Object>> states() {
        var rows = agencies.within(
                agency.id(), () -> database.queryForList("select * from listing where deleted_at is null order by id"));
        var states = new TreeMap<Long, Map<String, Object>>();
        for (var row : rows) {
            row.keySet().removeAll(Set.of("version", "updated_at"));
            states.put((Long) row.get("id"), row);
        }
        return states;
    }

    private static Set<Long> difference(Map<Long, Map<String, Object>> before, Map<Long, Map<String, Object>> after) {
        return before.keySet().stream()
                .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                .collect(Collectors.toSet());
    }

    private Map<String, Object> outcome(long id) {
        return agencies.within(agency.id(), () -> database.queryForMap("""
                select status, withdrawn_on, suspended_from, version, status_since = updated_at as dated,
                       (select count(*) from status_change c where c.listing_id = l.id and reason = ?) as moves,
                       (select jsonb_agg(changes) #>> '{}' from history_event e where e.entity_id = l.id
                           and entity_type = 'Listing' and reason = ?) as told
                  from listing l where id = ?""", WITHDRAW.reason(), WITHDRAW.reason(), id));
    }

    private long count(String table) {
        return agencies.within(agency.id(), () -> database.queryForObject("select count(*) from " + table, Long.class));
    }

    private String reference(long id) {
        return agencies.within(
                agency.id(),
                () -> database.queryForObject("select reference from listing where id = ?", String.class, id));
    }

    private void setStatus(long id, ListingStatus status) {
        agencies.within(
                agency.id(), () -> database.update("update listing set status = ? where id = ?", status.name(), id));
    }

    private long inStatus(ListingStatus status) {
        return PlainListings.insert(1, status, agency, agencies, database).getFirst();
    }
}
