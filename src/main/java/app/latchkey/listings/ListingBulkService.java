package app.latchkey.listings;

import app.latchkey.agencies.AgencyService;
import app.latchkey.listings.BulkPlan.Chosen;
import app.latchkey.platform.Problem;
import app.latchkey.platform.database.ManyRows;
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.platform.security.Roles;
import app.latchkey.users.StaffService;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes many listings at once, all or none, and takes that back. */
@Service
@PreAuthorize(Roles.MAY_CHANGE_IN_BULK)
@Transactional(readOnly = true)
public class ListingBulkService {

    /** Half a minute's work; whoever has more narrows the filter. */
    public static final int MOST_AT_ONCE = 50_000;

    private final ListingQueries queries;
    private final BulkRows rows;
    private final BulkLog log;
    private final LiveChanges live;
    private final StaffService staff;
    private final AgencyService agency;
    private final JdbcClient database;
    private final Clock clock;

    ListingBulkService(
            ListingQueries queries,
            BulkRows rows,
            BulkLog log,
            LiveChanges live,
            StaffService staff,
            AgencyService agency,
            JdbcClient database,
            Clock clock) {
        this.queries = queries;
        this.rows = rows;
        this.log = log;
        this.live = live;
        this.staff = staff;
        this.agency = agency;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What the edit would do now; nothing is changed.
     *
     * @throws BulkTooLarge when more than {@link #MOST_AT_ONCE} listings are selected
     */
    public BulkPreview preview(BulkEdit edit, ListingSelection selection) {
        return plan(edit, selection).preview();
    }

    /**
     * Does what was confirmed, or nothing.
     *
     * @param confirmed what the person was told would happen
     * @throws BulkMoved when other listings would be changed by now
     * @throws InvalidListing when the reason of a withdrawal is missing or too long, or a listing can't be given to
     *     this negotiator or branch
     */
    @Transactional
    public BulkChange apply(BulkEdit edit, ListingSelection selection, BulkPreview confirmed) {
        var target = target(edit);
        ManyRows.announce(database);
        rows.lock(plan(edit, selection).ids());
        // Asked again behind the locks: what somebody else was writing a moment ago is now to be seen.
        var plan = plan(edit, selection);
        if (!plan.preview().changesTheSameAs(confirmed) || plan.ids().isEmpty()) {
            throw new BulkMoved(plan.preview());
        }
        var at = clock.instant();
        var reason = edit instanceof BulkEdit.Withdraw(var why) ? why : null;
        long id = log.add(edit.kind(), target, reason, plan.ids().size(), at);
        rows.apply(id, edit, plan.ids(), at);
        live.changed(ListingService.ENTITY, plan.ids());
        return log.find(id).orElseThrow();
    }

    /**
     * Puts back every listing that nobody changed since; the others stay as they are. Undoing is no step of the
     * pipeline: a listing is again what it was, with the date it had become so.
     *
     * @return the bulk change, with how many stayed as they are
     * @throws BulkNotUndoable when it is too late, done already, or another's business
     */
    @Transactional
    public BulkChange undo(long id) {
        var change = log.lock(id).filter(BulkChange::mayUndo).orElseThrow(() -> new BulkNotUndoable(id));
        ManyRows.announce(database);
        var ids = rows.lockUnchanged(id);
        var at = clock.instant();
        if (!ids.isEmpty()) {
            rows.undo(change, ids, at);
            live.changed(ListingService.ENTITY, ids);
        }
        log.undone(id, change.rows() - ids.size(), at);
        return log.find(id).orElseThrow();
    }

    /** The newest first: everybody's for an administrator, their own for a manager. */
    public List<BulkChange> changes(int offset, int limit) {
        return log.page(offset, limit);
    }

    public int countChanges() {
        return log.count();
    }

    private BulkPlan plan(BulkEdit edit, ListingSelection selection) {
        List<Chosen> chosen = queries.chosen(selection, MOST_AT_ONCE + 1);
        if (chosen.size() > MOST_AT_ONCE) {
            throw new BulkTooLarge(MOST_AT_ONCE);
        }
        return BulkPlan.of(edit, chosen);
    }

    /** The name of whom or what the listings go to. */
    private @Nullable String target(BulkEdit edit) {
        return switch (edit) {
            case BulkEdit.Withdraw(var reason) -> {
                refuse(ListingRules.checkReason(reason, true));
                yield null;
            }
            case BulkEdit.AssignNegotiator(var id) when id == null -> null;
            case BulkEdit.AssignNegotiator(var id) ->
                staff.negotiators().stream()
                        .filter(person -> person.id() == id)
                        .findFirst()
                        .orElseThrow(() ->
                                new InvalidListing(List.of(Problem.of("negotiatorId", "bulk.problem.negotiator"))))
                        .name();
            case BulkEdit.ChangeBranch(var id) ->
                agency.branches().stream()
                        .filter(branch -> branch.id() == id)
                        .findFirst()
                        .orElseThrow(() -> new InvalidListing(List.of(Problem.of("branchId", "bulk.problem.branch"))))
                        .name();
        };
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidListing(problems);
        }
    }
}
