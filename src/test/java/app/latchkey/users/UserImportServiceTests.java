package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.imports.ImportCounts;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportMoved;
import app.latchkey.imports.ImportPlans;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.Imports;
import app.latchkey.imports.RowAction;
import app.latchkey.imports.UndoConflict;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

@DeskTest
class UserImportServiceTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private ImportPlans plans;

    @Autowired
    private SignInLookup lookup;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private Imports desk;
    private String ann;
    private String bob;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, "users");
        // One address is one person in the whole installation.
        int number = NUMBER.incrementAndGet();
        ann = "ann%d@import.example".formatted(number);
        bob = "bob%d@import.example".formatted(number);
        Agencies.signIn(agency.admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void newPeopleAreInvitedAndComingAgainChangesNothing() throws Exception {
        var text = "name,email,role,branch\nAnn Ashdown,%s,Negotiator,south\nBob Brook,%s,read only,\n"
                .formatted(ann.toUpperCase(Locale.UK), bob);
        var job = desk.checked(text);
        assertThat(findings.rows(job, RowAction.INSERT, 0, 1))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .containsExactly(
                                ImportText.plain("Ann Ashdown"),
                                ImportText.plain(ann),
                                ImportText.of("role.AGENT"),
                                ImportText.plain("south")));
        desk.applied(job);
        assertThat(rows("select * from users where status = 'INVITED' order by id"))
                .hasSize(2)
                .allSatisfy(user -> assertThat(user).containsEntry("password_hash", null))
                .satisfiesExactly(
                        user -> assertThat(user)
                                .containsEntry("name", "Ann Ashdown")
                                .containsEntry("role", "AGENT")
                                .containsEntry("branch_id", agency.otherBranchId()),
                        user -> assertThat(user)
                                .containsEntry("name", "Bob Brook")
                                .containsEntry("role", "VIEWER")
                                .as("the branch that was chosen with the file")
                                .containsEntry("branch_id", agency.branchId()));
        assertThat(lookup.find(ann).isEnabled()).isFalse();
        assertThat(desk.checked(text).counts()).isEqualTo(new ImportCounts(2, 0, 0, 2, 0, 0));
    }

    @Test
    void whoIsHereGetsAnotherNameRoleAndBranch() throws Exception {
        var job = desk.checked("name,email,role,branch\nNew Name,%s,manager,SOUTH\n"
                .formatted(agency.agent().email()));
        assertThat(findings.rows(job, RowAction.UPDATE, 0, 1))
                .singleElement()
                .satisfies(row -> assertThat(row.changes())
                        .containsExactlyInAnyOrder(
                                new FieldChange("name", "Test Agent", "New Name"),
                                new FieldChange("role", "AGENT", "MANAGER"),
                                new FieldChange("branchId", "North", "South")));
        var before = people();
        job = desk.applied(job);
        assertThat(rows("select name, role, status from users where id = "
                        + agency.agent().id()))
                .containsExactly(Map.of("name", "New Name", "role", "MANAGER", "status", "ACTIVE"));
        assertThat(desk.undone(job).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(people()).isEqualTo(before);
    }

    @Test
    void allGoInOrNobodyDoes() throws Exception {
        var job = desk.checked("name,email,role,branch\nAnn,%s,agent,NORTH\nBob,%s,pilot,NORTH\nCy,cy,agent,NOWHERE\n"
                .formatted(ann, bob));
        assertThat(desk.problems(job)).containsExactly("3 role role pilot", "4 email email");
        assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(ImportMoved.class);
        assertThatThrownBy(() -> imports.goesInWhole(job, false)).isInstanceOf(ImportMoved.class);
        var partly = desk.checked(job, plan -> plan.wholeOnly(false));
        assertThatThrownBy(() -> imports.apply(partly)).isInstanceOf(ImportMoved.class);
        assertThat(desk.problems(desk.checked("name,email,role,branch\nAnn,%s,agent,NOWHERE\n".formatted(ann))))
                .containsExactly("2 branch branch NOWHERE");
    }

    @Test
    void anAddressOfAnotherAgencyIsRefusedWithoutSayingWhose() throws Exception {
        var other = agencies.create();
        var job = desk.checked(
                "name,email,role\nAnn,%s,agent\n".formatted(other.agent().email()));
        assertThat(desk.problems(job)).containsExactly("2 email taken");
    }

    @Test
    void whoLeftIsRefused() throws Exception {
        update("update users set status = 'LEFT' where id = " + agency.agent().id());
        var job = desk.checked(
                "name,email,role\nAnn,%s,agent\n".formatted(agency.agent().email()));
        assertThat(desk.problems(job)).containsExactly("2 email left");
    }

    @Test
    void nobodyChangesTheirOwnRoleNeitherByAFileNorByTakingOneBack() throws Exception {
        var mine = agency.admin().email();
        assertThat(desk.problems(desk.checked("email,role\n%s,agent\n".formatted(mine))))
                .containsExactly("2 role own-role");
        assertThat(desk.checked("email,name,role\n%s,New Name,admin\n".formatted(mine))
                        .counts()
                        .updated())
                .isEqualTo(1);
        var promoted = desk.imported(
                "email,role\n%s,admin\n".formatted(agency.manager().email()));
        Agencies.signIn(agency.manager());
        assertThatThrownBy(() -> desk.undone(promoted)).isInstanceOf(AccessDeniedException.class);
        Agencies.signIn(new SignedIn(
                agency.manager().id(),
                agency.id(),
                agency.branchId(),
                agency.manager().email(),
                agency.manager().name(),
                Role.ADMIN,
                true,
                null));
        var undone = desk.undone(promoted);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        imports.undoAnyway(undone, 2);
        assertThat(rows("select role from users where id = " + agency.manager().id()))
                .containsExactly(Map.of("role", "ADMIN"));
    }

    @Test
    void anAdministratorAlwaysStays() throws Exception {
        update("update users set role = 'ADMIN' where id = " + agency.manager().id());
        var job = desk.checked(
                "email,role\n%s,manager\n".formatted(agency.manager().email()));
        assertThat(job.counts().updated()).isEqualTo(1);
        update("update users set status = 'LEFT' where id = " + agency.admin().id());
        var moved = desk.applied(job);
        assertThat(moved.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(moved.counts().moved()).isEqualTo(1);
        assertThat(rows("select role from users where id = " + agency.manager().id()))
                .containsExactly(Map.of("role", "ADMIN"));
    }

    @Test
    void anAddressThatIsTakenAfterTheCheckStopsTheImport() throws Exception {
        var job = desk.checked("name,email,role\nAnn,%s,agent\n".formatted(ann));
        var other = agencies.create();
        agencies.within(
                other.id(),
                () -> database.sql("update users set email = :email::citext where id = :id")
                        .param("email", ann)
                        .param("id", other.agent().id())
                        .update());
        var moved = desk.applied(job);
        assertThat(moved.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(desk.problems(moved)).containsExactly("2 email taken");
    }

    @Test
    void undoTakesInvitationsBackAndLeavesWhoSignedIn() throws Exception {
        var job = desk.imported("name,email,role\nAnn,%s,agent\nBob,%s,agent\n".formatted(ann, bob));
        update("update users set last_sign_in_at = now(), status = 'ACTIVE' where email = '" + bob + "'");
        var undone = desk.undone(job);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        assertThat(rows("select email::text, status from users where email in ('%s', '%s') order by email"
                        .formatted(ann, bob)))
                .containsExactly(Map.of("email", ann, "status", "LEFT"), Map.of("email", bob, "status", "ACTIVE"));
    }

    @Test
    void whoWasInvitedByAnImportThatWasTakenBackIsInvitedAgainByTheSameFile() throws Exception {
        var text = "name,email,role\nAnn,%s,agent\nBob,%s,agent\n".formatted(ann, bob);
        assertThat(desk.undone(desk.imported(text)).status()).isEqualTo(ImportStatus.UNDONE);
        var left = people();
        var again = new Imports(
                        imports,
                        findings,
                        new TestAgency(
                                agency.id(),
                                agency.otherBranchId(),
                                agency.branchId(),
                                agency.agent(),
                                agency.manager(),
                                agency.admin(),
                                agency.viewer()),
                        "users")
                .checked(text);
        assertThat(desk.problems(again)).isEmpty();
        assertThat(again.counts()).isEqualTo(new ImportCounts(2, 0, 2, 0, 0, 0));
        assertThat(findings.rows(again, RowAction.UPDATE, 0, 1))
                .singleElement()
                .satisfies(row -> assertThat(row.changes())
                        .containsExactlyInAnyOrder(
                                new FieldChange("invited", "false", "true"),
                                new FieldChange("branchId", "North", "South")));
        var done = desk.applied(again);
        assertThat(rows("select status, branch_id from users where email in ('%s', '%s')".formatted(ann, bob)))
                .containsOnly(Map.of("status", "INVITED", "branch_id", agency.otherBranchId()))
                .hasSize(2);
        assertThat(desk.checked(text).counts()).isEqualTo(new ImportCounts(2, 0, 0, 2, 0, 0));

        update("update users set last_sign_in_at = now(), status = 'ACTIVE' where email = '" + bob + "'");
        var undone = desk.undone(done);
        assertThat(findings.conflicts(undone, 0, 10))
                .as("who came since stays")
                .extracting(UndoConflict::name)
                .containsExactly("Bob");
        imports.undoAnyway(undone, 3);
        assertThat(people()).isEqualTo(left);
        assertThat(desk.problems(desk.checked(text)))
                .as("who was here has left")
                .containsExactly("3 email left");
    }

    @Test
    void onlyAdministratorsSeeWhatPeopleWereBroughtIn() throws Exception {
        var job = desk.checked("name,email,role\nAnn,%s,agent\nBob,%s,pilot\n".formatted(ann, bob));
        assertThat(imports.page(0, 10)).containsExactly(job);
        Agencies.signIn(agency.manager());
        assertThat(imports.page(0, 10)).isEmpty();
        assertThat(imports.count()).isZero();
        assertThat(imports.among(List.of(job.id()))).isEmpty();
        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> imports.find(job.id()),
                () -> findings.rows(job, RowAction.INSERT, 0, 10),
                () -> findings.rejected(job, 0, 10),
                () -> findings.reasons(job),
                () -> findings.notices(job),
                () -> findings.unknownWords(job),
                () -> plans.sample(job, job.plan()),
                () -> plans.edit(job, plan -> plan),
                () -> findings.conflicts(job, 0, 10),
                () -> findings.conflictCount(job),
                () -> desk.errorFile(job),
                () -> findings.writeOriginal(job.id(), OutputStream.nullOutputStream()))) {
            assertThatThrownBy(read).isInstanceOf(AccessDeniedException.class);
        }
        var listings = new Imports(imports, findings, agency, "listings")
                .upload("address,town,bedrooms,rent\n1 High Street,Bristol,2,1200\n");
        assertThat(imports.page(0, 10)).containsExactly(listings);
        assertThat(imports.count()).isEqualTo(1);
        Agencies.signIn(agency.admin());
        assertThat(imports.count()).isEqualTo(2);
    }

    @Test
    void onlyAdministratorsBringPeopleIn() throws Exception {
        var text = "name,email,role\nAnn,%s,agent\nBob,%s,pilot\n".formatted(ann, bob);
        var job = desk.checked(text);
        for (var person : List.of(agency.agent(), agency.viewer(), agency.manager())) {
            Agencies.signIn(person);
            assertThatThrownBy(() -> desk.upload(text)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.correct(job, 3, 2, "admin")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.check(job, job.plan())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.callOff(job.id())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.giveUp(job.id())).isInstanceOf(AccessDeniedException.class);
        }
        Agencies.signIn(agency.manager());
        assertThat(plans.kinds()).extracting(kind -> kind.name()).doesNotContain("users");
        assertThatThrownBy(() -> lookup.find(ann)).isInstanceOf(UsernameNotFoundException.class);
    }

    private List<Map<String, Object>> people() {
        return rows("select id, branch_id, email::text, name, role, status from users order by id");
    }

    private void update(String sql) {
        agencies.within(agency.id(), () -> database.sql(sql).update());
    }

    private List<Map<String, Object>> rows(String sql) {
        return agencies.within(agency.id(), () -> database.sql(sql).query().listOfRows());
    }
}
