package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.media.GalleryService;
import app.latchkey.media.PictureRefused;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.workspace.ListLayout;
import app.latchkey.workspace.ListLayoutService;
import app.latchkey.workspace.RecordLink;
import app.latchkey.workspace.RecordMarkService;
import app.latchkey.workspace.SavedSearchService;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the database itself refuses, asked in plain SQL through the application's own login: nothing of Hibernate or
 * of the services stands in between.
 */
@DeskTest
class IsolationTests {

    /** SQL states: not allowed, a policy's check, a missing neighbour, a constraint, an exclusion. */
    private static final String DENIED = "42501";

    private static final String NO_NEIGHBOUR = "23503";
    private static final String CHECK = "23514";
    private static final String OVERLAP = "23P01";

    /** Tables that are of no one agency; a new one belongs here only if it holds nothing of any. */
    private static final List<String> OF_THE_INSTALLATION = List.of(
            "databasechangelog",
            "databasechangeloglock",
            "program_session",
            "scheduled_tasks",
            "sign_in_attempt",
            "user_credentials",
            "user_session");

    private static final String WALL = "(agency_id = current_agency())";

    /**
     * Policies besides the wall; each lets the owner's functions past it, never the application's login, but for what is
     * of no agency while nobody works in one.
     */
    private static final Map<String, List<String>> BESIDES = Map.ofEntries(
            Map.entry(
                    "users",
                    List.of(
                            "sign_in SELECT {latchkey_owner} using true check null",
                            "sign_in_mark UPDATE {latchkey_owner} using true check true",
                            "superusers ALL {latchkey_owner} using (agency_id IS NULL) check (agency_id IS NULL)")),
            Map.entry("contact", List.of("text_search SELECT {latchkey_owner} using true check null")),
            Map.entry("import_job", List.of("retention SELECT {latchkey_owner} using true check null")),
            Map.entry("kpi_closed", List.of("closing SELECT {latchkey_owner} using true check null")),
            Map.entry("history_check", List.of("counting SELECT {latchkey_owner} using true check null")),
            Map.entry("password_link", List.of("by_token SELECT {latchkey_owner} using true check null")),
            Map.entry(
                    "api_token",
                    List.of(
                            "by_token SELECT {latchkey_owner} using true check null",
                            "last_use UPDATE {latchkey_owner} using true check true",
                            "superusers ALL {public} using ((agency_id IS NULL) AND (current_agency() IS NULL))"
                                    + " check ((agency_id IS NULL) AND (current_agency() IS NULL))")),
            Map.entry(
                    "second_factor",
                    List.of("superusers ALL {public} using ((agency_id IS NULL) AND (current_agency() IS NULL))"
                            + " check ((agency_id IS NULL) AND (current_agency() IS NULL))")),
            Map.entry("listing", List.of("text_search SELECT {latchkey_owner} using true check null")),
            Map.entry("property", List.of("text_search SELECT {latchkey_owner} using true check null")),
            Map.entry("idempotent_request", List.of("retention ALL {latchkey_owner} using true check null")),
            Map.entry("webhook", List.of("sending SELECT {latchkey_owner} using true check null")),
            Map.entry("webhook_delivery", List.of("sending SELECT {latchkey_owner} using true check null")));

    @Autowired
    private Agencies agencies;

    @Autowired
    private ListingService listings;

    @Autowired
    private SavedSearchService searches;

    @Autowired
    private ListLayoutService layouts;

    @Autowired
    private RecordMarkService marks;

    @Autowired
    private GalleryService gallery;

    @Autowired
    private JdbcClient hibernatesConnection;

    @Autowired
    private EntityManager entities;

    @Autowired
    private TransactionTemplate transaction;

    private TestAgency ours;
    private TestAgency theirs;
    private Connection application;

    @BeforeEach
    void makeTwoAgenciesWithRowsEverywhere() throws SQLException, PictureRefused {
        ours = populated();
        theirs = populated();
        application = connect(TestDatabase.get().application());
        application.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        Agencies.signOut();
        application.rollback();
        application.close();
    }

    private TestAgency populated() throws PictureRefused {
        var agency = agencies.create();
        long landlord = agencies.landlord(agency, "Ann", "Archer");
        agencies.landlord(agency, "Anna", "Archer");
        Agencies.signIn(agency.agent());
        var reference =
                listings.create(Listings.flat(agency).instructedBy(landlord).details());
        gallery.addLink(listings.find(reference).orElseThrow().id(), "https://images.example/1.jpg");
        searches.startWith(searches.save("listings", "All", "", true).id());
        layouts.remember("listings", new ListLayout(List.of(), ListLayout.Density.COMPACT));
        marks.open(new RecordLink("listings", "LK-000001", "1 Test Street"));
        Agencies.signOut();
        agencies.within(
                agency.id(),
                () -> hibernatesConnection
                        .sql("""
                        with job as (
                            insert into import_job (id, agency_id, branch_id, kind, file_name, file_bytes, checksum, status, mapping,
                                   rows_total, rows_rejected, rows_imported, requested_by_id, requested_by_name, created_at, version)
                            values (nextval('import_job_seq'), :agency, :branch, 'LISTINGS', 'a.csv', 1, 'x', 'UPLOADED', '{}', 1, 0, 0,
                                   :user, 'Test', now(), 0)
                            returning id),
                        corrected as (
                            insert into import_correction (agency_id, job_id, line, place, cell)
                            select :agency, id, 2, 0, '' from job),
                        changed as (
                            insert into import_change (agency_id, job_id, part, entity_type, entity_id, line, version_after)
                            select :agency, id, 0, 'Listing', 1, 2, 0 from job),
                        rejected as (
                            insert into import_rejected (agency_id, job_id, line, cells, errors)
                            select :agency, id, 2, '{}', '[]' from job),
                        day as (
                            insert into kpi_day (agency_id, measure, day, bucket, value)
                            values (:agency, 'stock', date '2020-01-01', 0, 1)),
                        sealed as (
                            insert into history_seal (agency_id, number, after_id, through_id, ids, digests, hash, sealed_at)
                            values (:agency, 1, 0, 1, '{1}', sha256(''), sha256(''), now())),
                        checked as (
                            insert into history_check (agency_id, id, at, seals, events, differing)
                            values (:agency, 1, now(), 1, 1, 0)),
                        closed as (
                            insert into kpi_closed (agency_id, measured, through)
                            values (:agency, 'listings', date '2020-01-01')),
                        linked as (
                            insert into password_link (user_id, agency_id, token_hash, made_at, expires_at, made_by_id)
                            values (:user, :agency, sha256(cast(:agency as text)::bytea), now(), now() + interval '1 day',
                                    :user)),
                        factor as (
                            insert into second_factor (user_id, agency_id, secret, since, last_step, recovery)
                            values (:user, :agency, 'x', now(), 0, '{}')),
                        token as (
                            insert into api_token (id, user_id, agency_id, label, token_hash, hint, scopes, created_at, expires_at)
                            values (gen_random_uuid(), :user, :agency, 'x', sha256(cast(:agency as text)::bytea), 'lk_',
                                    '{read}', now(), now() + interval '1 day')),
                        requested as (
                            insert into idempotent_request (agency_id, user_id, key, fingerprint, at)
                            values (:agency, :user, 'x', sha256(''), now())),
                        remembered as (
                            insert into import_memory (agency_id, kind, header, plan, used_at)
                            values (:agency, 'listings', 'x', '{}', now())),
                        told as (
                            insert into webhook (id, agency_id, url, topics, status, secret, after_id, created_at,
                                   created_by_name, version)
                            values (1, :agency, 'https://a.example', '{IMPORT_FINISHED}', 'ACTIVE', 'x', 0, now(), 'Test', 0)),
                        followed as (
                            insert into webhook_feed (agency_id, position) values (:agency, 0)),
                        delivered as (
                            insert into webhook_delivery (id, agency_id, webhook_id, topic, message_id, record_type, record_id,
                                   record_reference, body, state, created_at)
                            values (1, :agency, 1, 'PING', 'msg_1', 'Webhook', 1, '', '{}', 'DELIVERED', now()))
                        insert into import_row (agency_id, job_id, line, cells, fields, errors, notices)
                        select :agency, id, 2, '{}', '{}', '[]', '[]' from job""")
                        .param("agency", agency.id())
                        .param("branch", agency.branchId())
                        .param("user", agency.agent().id())
                        .update());
        agencies.within(
                agency.id(),
                () -> hibernatesConnection
                        .sql("""
                        with merge as (
                            insert into contact_merge (id, agency_id, survivor_id, other_id, fields_before, fields_after,
                                   merged_at, merged_by_id, merged_by_name)
                            select nextval('contact_merge_seq'), :agency, min(id), max(id), '{}', '{}', now(), :user, 'A'
                              from contact
                            returning id)
                        insert into contact_merge_move (id, agency_id, merge_id, kind, moved)
                        select nextval('contact_merge_move_seq'), :agency, id, 'listing', '{}' from merge""")
                        .param("agency", agency.id())
                        .param("user", agency.agent().id())
                        .update());
        agencies.within(
                agency.id(),
                () -> hibernatesConnection
                        .sql("""
                        with change as (
                            insert into bulk_change (id, agency_id, kind, row_count, by_id, by_name, at)
                            values (nextval('bulk_change_seq'), :agency, 'NEGOTIATOR', 1, :user, 'Test', now())
                            returning id),
                        changed as (
                            insert into bulk_change_row (agency_id, bulk_change_id, listing_id, version_after, before)
                            select :agency, change.id, listing.id, 1, '{}' from change, listing)
                        insert into export_log (id, agency_id, by_id, by_name, began_at, entity_type, selection,
                               columns, format, state, row_count)
                        values (nextval('export_log_seq'), :agency, :user, 'Test', now(), 'Listing', '', '', 'CSV',
                               'FINISHED', 0)""")
                        .param("agency", agency.id())
                        .param("user", agency.agent().id())
                        .update());
        return agency;
    }

    // Whose rows

    @Test
    void showsNoRowOfAnyAgencyWithoutOne() throws SQLException {
        for (var table : agencyTables()) {
            assertThat(number("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(number("select count(*) from agency")).isZero();
    }

    @Test
    void showsNoRowWhereTheSettingIsEmptyOrNobodys() throws SQLException {
        run("select set_config('latchkey.agency', '', true)");
        assertThat(number("select count(*) from listing")).isZero();
        run("select set_config('latchkey.agency', '0', true)");
        assertThat(number("select count(*) from listing")).isZero();
    }

    @Test
    void showsOnlyTheRowsOfTheAgencyThatIsSet() throws SQLException {
        actAs(ours);
        for (var table : agencyTables()) {
            assertThat(number("select count(*) from " + table)).as(table).isPositive();
            assertThat(number("select count(*) from " + table + " where agency_id is distinct from " + ours.id()))
                    .as(table)
                    .isZero();
        }
        assertThat(number("select count(*) from agency")).isOne();
        assertThat(number("select id from agency")).isEqualTo(ours.id());
    }

    @Test
    void forgetsTheAgencyWithTheTransaction() throws SQLException {
        actAs(ours);
        assertThat(number("select count(*) from listing")).isOne();
        application.commit();
        assertThat(number("select count(*) from listing")).isZero();
    }

    @Test
    void refusesEveryWayOfWritingIntoAnotherAgency() throws SQLException {
        actAs(theirs);
        long listing = number("select id from listing");
        long contact = number("select id from contact");
        application.rollback();
        actAs(ours);
        assertThat(changed("update listing set town = 'Leeds' where id = " + listing))
                .isZero();
        assertThat(changed("delete from ownership where agency_id = " + theirs.id()))
                .isZero();
        assertThat(state("insert into branch values (nextval('branch_seq'), %d, 'THEIRS', 'Theirs', true, 0)"
                        .formatted(theirs.id())))
                .isEqualTo(DENIED);
        assertThat(state("update branch set agency_id = " + theirs.id())).isEqualTo(DENIED);
        assertThat(state("update listing set agency_id = " + theirs.id())).isEqualTo(DENIED);
        assertThat(state("insert into agency values (nextval('agency_seq'), 'Third', now(), 0)"))
                .isEqualTo(DENIED);
        assertThat(state(
                        "insert into users (id, email, name, role, status, created_at, version) values (nextval('users_seq'),"
                                + " 'root@evil.example', 'Root', 'SUPERUSER', 'ACTIVE', now(), 0)"))
                .as("a superuser of the installation")
                .isEqualTo(DENIED);
        assertThat(
                        state(
                                "update users set role = 'SUPERUSER', agency_id = null, branch_id = null where name = 'Test Agent'"))
                .isEqualTo(DENIED);
        assertThat(state(
                        "insert into landlord (id, agency_id, contact_id, status, aml_status, created_at, updated_at, version)"
                                + " values (nextval('landlord_seq'), %d, %d, 'ACTIVE', 'CLEAR', now(), now(), 0)"
                                        .formatted(ours.id(), contact)))
                .as("a neighbour in another agency")
                .isEqualTo(NO_NEIGHBOUR);
    }

    @Test
    void keepsNeighboursWithinOneAgency() throws SQLException {
        actAs(ours);
        assertThat(state("update listing set branch_id = " + theirs.branchId())).isEqualTo(NO_NEIGHBOUR);
        assertThat(state("update listing set negotiator_id = " + theirs.agent().id()))
                .isEqualTo(NO_NEIGHBOUR);
        assertThat(state("update users set branch_id = " + theirs.branchId())).isEqualTo(NO_NEIGHBOUR);
    }

    @Test
    void keepsEveryNeighbourshipWithinOneAgency() throws SQLException {
        assertThat(strings("""
                        select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid)
                          from pg_constraint c
                         where c.contype = 'f' and c.confrelid <> 'agency'::regclass
                           and not exists (
                               select from unnest(c.conkey, c.confkey) as pair (own, foreign_)
                                 join pg_attribute o on o.attrelid = c.conrelid and o.attnum = pair.own
                                 join pg_attribute f on f.attrelid = c.confrelid and f.attnum = pair.foreign_
                                where o.attname = 'agency_id' and f.attname = 'agency_id')"""))
                .as("foreign keys that could cross from one agency to another")
                .isEmpty();
    }

    // What the application's login may not

    @Test
    void refusesTheApplicationLoginWhateverIsTheOwners() throws SQLException {
        actAs(ours);
        var done = new ArrayList<String>();
        for (var statement : List.of(
                "alter table listing disable row level security",
                "alter table listing no force row level security",
                "alter table listing owner to latchkey_app",
                "alter table listing add column open text",
                "alter table listing disable trigger all",
                "drop table listing_media",
                "drop policy own_agency on listing",
                "alter policy own_agency on listing using (true)",
                "create policy open on listing using (true)",
                "create or replace function current_agency() returns bigint language sql return 1",
                "create function open() returns int language sql return 1",
                "create table mine (id int)",
                "create schema mine",
                "create view open as select 1",
                "create rule open as on insert to listing do nothing",
                "create trigger open before update on listing for each row execute function listing_writes_search_text()",
                "create extension file_fdw",
                "call isolate_by_agency('listing')",
                "set session_replication_role = replica",
                "set role latchkey_owner",
                "set session authorization latchkey_owner",
                "alter role latchkey_app bypassrls",
                "alter role latchkey_app superuser",
                "alter database latchkey set row_security = off",
                "grant latchkey_owner to latchkey_app",
                "truncate listing_media",
                "truncate history_event",
                "update history_event set actor_name = 'Nobody'",
                "delete from history_event",
                "update history_seal set through_id = through_id + 1",
                "delete from history_seal",
                "update history_check set differing = 0, found = null",
                "delete from history_check",
                "update status_change set by_name = 'Nobody'",
                "delete from status_change",
                "update price_change set new_pence = 1",
                "delete from price_change",
                "update kpi_day set value = 2",
                "delete from kpi_day",
                "update sign_in_attempt set succeeded = true",
                "delete from sign_in_attempt",
                "delete from bulk_change",
                "delete from bulk_change_row",
                "delete from export_log",
                "delete from listing",
                "delete from property",
                "delete from contact",
                "delete from landlord",
                "delete from users",
                "delete from branch",
                "delete from agency",
                "select * from databasechangelog",
                "delete from databasechangelog",
                "copy listing to program 'cat'",
                "select pg_read_file('pg_hba.conf')",
                "select rolpassword from pg_authid")) {
            var state = state(statement);
            if (!state.equals(DENIED)) {
                done.add(state + ": " + statement);
            }
        }
        assertThat(done).isEmpty();
    }

    @Test
    void readsNothingWithRowSecurityTurnedOff() throws SQLException {
        run("set row_security = off");
        for (var table : agencyTables()) {
            assertThat(state("select * from " + table)).as(table).isEqualTo(DENIED);
        }
    }

    @Test
    void givesTheApplicationLoginNoPowersOfItsOwn() throws SQLException {
        assertThat(strings("""
                        select rolname from pg_roles
                         where rolname in (current_user, 'latchkey_owner')
                           and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)""")).isEmpty();
        assertThat(strings("select relname::text from pg_class where relowner = current_user::regrole"))
                .isEmpty();
        assertThat(
                        number(
                                "select count(*) from pg_auth_members where member = (select oid from pg_roles where rolname = current_user)"))
                .isZero();
        assertThat(strings("""
                        select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                         where n.nspname = 'public' and p.prosecdef and has_function_privilege(p.oid, 'execute')"""))
                .as("functions that run as the owner")
                .containsExactlyInAnyOrder(
                        "find_sign_in",
                        "mark_sign_in",
                        "forget_sign_in_attempts",
                        "find_person",
                        "hold_person",
                        "find_password_link",
                        "find_api_token",
                        "mark_api_tokens",
                        "set_superuser_password",
                        "find_listings",
                        "find_properties",
                        "quick_find",
                        "find_contacts",
                        "find_users",
                        "gather_statistics",
                        "imports_due",
                        "imports_unknown",
                        "agencies_to_close",
                        "agencies_at_work",
                        "agencies_to_seal",
                        "agencies_with_broken_history",
                        "forget_idempotent_requests",
                        "agencies_with_webhooks",
                        "webhooks_to_send",
                        "webhooks_to_clear");
        assertThat(strings("""
                        select p.proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                         where n.nspname = 'public' and p.prosecdef
                           and (p.proconfig is null or not 'search_path=public, pg_temp' = any (p.proconfig))"""))
                .as("functions that run as the owner with somebody else's names")
                .isEmpty();
    }

    // Every table

    @Test
    void wallsInEveryTableOfAnAgency() throws SQLException {
        var expected = new TreeMap<String, List<String>>();
        for (var table : agencyTables()) {
            var policies = new TreeSet<>(BESIDES.getOrDefault(table, List.of()));
            policies.add("own_agency ALL {public} using %s check %s".formatted(WALL, WALL));
            expected.put(table, List.copyOf(policies));
        }
        expected.put(
                "agency",
                List.of(
                        "closing SELECT {latchkey_owner} using true check null",
                        "own_agency ALL {public} using (id = current_agency()) check (id = current_agency())"));
        var actual = new TreeMap<String, List<String>>();
        for (var line : strings("""
                select tablename || '|' || policyname || ' ' || cmd || ' ' || roles::text || ' using ' ||
                       coalesce(qual, 'null') || ' check ' || coalesce(with_check, 'null')
                  from pg_policies where schemaname = 'public' order by policyname""")) {
            var parts = line.split("\\|", 2);
            actual.computeIfAbsent(parts[0], table -> new ArrayList<>()).add(parts[1]);
        }
        var sorted = new TreeMap<String, List<String>>();
        actual.forEach((table, policies) -> sorted.put(table, List.copyOf(new TreeSet<>(policies))));
        assertThat(sorted).isEqualTo(expected);

        assertThat(strings("""
                        select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = 'public' and c.relkind in ('r', 'p', 'm', 'v', 'f')
                           and not (c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity)
                           and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                         order by 1""")).as("tables and views that are open").containsExactlyElementsOf(OF_THE_INSTALLATION);
    }

    @Test
    void indexesEveryForeignKey() throws SQLException {
        assertThat(strings("""
                        select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid)
                          from pg_constraint c
                         where c.contype = 'f'
                           and not exists (
                               select from pg_index i
                                where i.indrelid = c.conrelid and i.indisvalid and i.indpred is null
                                  and (select array_agg(k.attnum order by k.attnum)
                                         from unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
                                        where k.place <= cardinality(c.conkey))
                                    = (select array_agg(k order by k) from unnest(c.conkey) as k))""")).isEmpty();
    }

    // Hibernate and the desk's own transactions

    @Test
    void hidesOtherAgenciesEvenFromQueriesHibernateDoesNotFilter() {
        Agencies.signIn(ours.agent());
        var counts = transaction.execute(status -> Map.of(
                "rows",
                        entities.createNativeQuery("select count(*) from listing", Long.class)
                                .getSingleResult(),
                "theirs",
                        entities.createNativeQuery(
                                        "select count(*) from listing where agency_id = " + theirs.id(), Long.class)
                                .getSingleResult()));
        assertThat(counts).isEqualTo(Map.of("rows", 1L, "theirs", 0L));
    }

    @Test
    void showsNothingToATransactionOfNobody() {
        Agencies.signIn(ours.agent());
        assertThat(countListings()).isOne();
        Agencies.signOut();
        assertThat(countListings()).isZero();
    }

    @Test
    void worksForANamedAgencyWhileTheCallLasts() {
        Agencies.signIn(ours.agent());
        long seen = CurrentAgency.callAs(theirs.id(), () -> transactionNumber("select agency_id from listing"));
        assertThat(seen).isEqualTo(theirs.id());
        assertThat(transactionNumber("select agency_id from listing")).isEqualTo(ours.id());
        Agencies.signOut();
        assertThat(CurrentAgency.<Long, RuntimeException>callAs(ours.id(), this::countListings))
                .isOne();
        assertThat(CurrentAgency.<Long, RuntimeException>callAs(
                        ours.id(),
                        () -> CompletableFuture.supplyAsync(this::countListings).join()))
                .as("another thread has no agency")
                .isZero();
        assertThatThrownBy(() -> CurrentAgency.callAs(ours.id(), () -> {
                    throw new IllegalStateException("broke");
                }))
                .hasMessage("broke");
        assertThat(countListings()).isZero();
    }

    private long countListings() {
        return transactionNumber("select count(*) from listing");
    }

    private long transactionNumber(String query) {
        Long number = transaction.execute(
                status -> hibernatesConnection.sql(query).query(Long.class).single());
        return number == null ? -1 : number;
    }

    // The look past the wall

    @Test
    void findsASignInByItsExactAddressAlone() throws SQLException {
        var email = theirs.agent().email();
        assertThat(number("select count(*) from find_sign_in('" + email + "')")).isOne();
        assertThat(number("select count(*) from find_sign_in('" + email.toUpperCase(Locale.UK) + "')"))
                .isOne();
        for (var other : List.of("", "%", "%@example.org", email.replace('1', '_'), email + " ", email.substring(1))) {
            if (!other.equals(email)) {
                assertThat(number("select count(*) from find_sign_in('" + other + "')"))
                        .as(other)
                        .isZero();
            }
        }
        assertThat(number("select count(*) from find_sign_in(null)")).isZero();
    }

    @Test
    void findsTextOnlyWithinTheAgency() throws SQLException {
        assertThat(number("select count(*) from find_listings('test street')")).isZero();
        actAs(ours);
        assertThat(number("select count(*) from find_listings('test street')")).isOne();
        assertThat(number("select find_listings('test stret')")).isEqualTo(number("select id from listing"));
    }

    // Ownership

    @Test
    void takesSharesOneByOneAsLongAsTheyAddUpAtCommit() throws SQLException {
        actAs(ours);
        var house = new House();
        house.share(house.first, "60", "2026-01-01", null, true);
        house.share(house.second, "40", "2026-01-01", null, false);
        application.commit();
        actAs(ours);
        run("update ownership set owned_until = '2026-06-01' where property_id = " + house.property);
        house.share(house.second, "33.33", "2026-06-01", null, true);
        house.share(house.first, "66.67", "2026-06-01", null, false);
        application.commit();
    }

    @Test
    void refusesSharesThatDoNotAddUpOnEveryDay() throws SQLException {
        refusesAtCommit(house -> house.share(house.first, "99.99", "2026-01-01", null, true));
        refusesAtCommit(house -> {
            house.share(house.first, "60", "2026-01-01", null, true);
            house.share(house.second, "60", "2026-01-01", null, false);
        });
        refusesAtCommit(house -> {
            house.share(house.first, "100", "2026-01-01", "2026-06-02", true);
            house.share(house.second, "100", "2026-06-01", null, false);
        });
        refusesAtCommit(house -> {
            house.share(house.first, "50", "2026-01-01", null, true);
            house.share(house.second, "50", "2026-01-02", null, false);
        });
        refusesAtCommit(house -> {
            house.share(house.first, "50", "2026-01-01", null, true);
            house.share(house.second, "50", "2026-01-01", "2026-06-01", false);
        });
    }

    @Test
    void refusesToTakeAShareAway() throws SQLException {
        actAs(ours);
        var house = new House();
        house.share(house.first, "50", "2026-01-01", null, true);
        house.share(house.second, "50", "2026-01-01", null, false);
        application.commit();
        for (var taken : List.of(
                "delete from ownership where landlord_id = " + house.second,
                "update ownership set share_percent = 40 where landlord_id = " + house.second)) {
            actAs(ours);
            run(taken);
            assertThat(commitState()).as(taken).isEqualTo(CHECK);
        }
        actAs(ours);
        var elsewhere = house.anotherProperty();
        run("update ownership set property_id = %d, share_percent = 100 where landlord_id = %d"
                .formatted(elsewhere, house.second));
        assertThat(commitState()).as("moved to another property").isEqualTo(CHECK);
    }

    @Test
    void refusesTwoLeadOwnersAndOneLandlordTwice() throws SQLException {
        refusesAtCommit(house -> {
            house.share(house.first, "50", "2026-01-01", null, true);
            house.share(house.second, "50", "2026-01-01", null, true);
        });
        actAs(ours);
        var house = new House();
        house.share(house.first, "50", "2026-01-01", "2026-06-01", true);
        assertThat(state(house.insert(house.first, "50", "2026-05-31", null, false)))
                .isEqualTo(OVERLAP);
        house.share(house.first, "50", "2026-06-01", null, true);
    }

    @Test
    void addsUpSharesThatTwoPeopleWriteAtTheSameTime() throws Exception {
        actAs(ours);
        var house = new House();
        application.commit();
        actAs(ours);
        house.share(house.first, "100", "2026-01-01", null, true);
        run("set constraints all immediate");
        try (var other = connect(TestDatabase.get().application())) {
            other.setAutoCommit(false);
            var second = CompletableFuture.runAsync(() -> {
                try (var statement = other.createStatement()) {
                    statement.execute("select set_config('latchkey.agency', '" + ours.id() + "', true)");
                    statement.execute(house.insert(house.second, "100", "2026-01-01", null, false));
                    statement.execute("set constraints all immediate");
                    other.commit();
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            awaitALockOr(second);
            application.commit();
            assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("Shares of property " + house.property);
        }
    }

    private void awaitALockOr(CompletableFuture<Void> other) throws Exception {
        for (int i = 0; i < 250 && !other.isDone(); i++) {
            if (number("select count(*) from pg_locks where not granted") > 0) {
                return;
            }
            Thread.sleep(20);
        }
    }

    private interface Sale {
        void write(House house) throws SQLException;
    }

    private void refusesAtCommit(Sale sale) throws SQLException {
        actAs(ours);
        sale.write(new House());
        assertThat(commitState()).isEqualTo(CHECK);
    }

    /** A property nobody owns yet, and two landlords. */
    private final class House {

        private final long property;
        private final long first;
        private final long second;

        House() throws SQLException {
            first = agencies.landlord(ours, "Fay", "First");
            second = agencies.landlord(ours, "Sam", "Second");
            property = anotherProperty();
        }

        long anotherProperty() throws SQLException {
            return number(("insert into property (id, agency_id, address, town, property_type, bedrooms, epc_exempt,"
                            + " created_at, updated_at, version) values (nextval('property_seq'), %d, '1 Mill Lane', 'York',"
                            + " 'HOUSE', 3, false, now(), now(), 0) returning id")
                    .formatted(ours.id()));
        }

        void share(long landlord, String percent, String from, @Nullable String until, boolean leads)
                throws SQLException {
            run(insert(landlord, percent, from, until, leads));
        }

        String insert(long landlord, String percent, String from, @Nullable String until, boolean leads) {
            return ("insert into ownership (id, agency_id, property_id, landlord_id, share_percent, owned_from, owned_until,"
                            + " leads, version) values (nextval('ownership_seq'), %d, %d, %d, %s, '%s', %s, %s, 0)")
                    .formatted(
                            ours.id(),
                            property,
                            landlord,
                            percent,
                            from,
                            until == null ? "null" : "'" + until + "'",
                            leads);
        }
    }

    // Plain SQL

    static Connection connect(Database.Login login) throws SQLException {
        return DriverManager.getConnection(TestDatabase.get().url(), login.user(), login.password());
    }

    private void actAs(TestAgency agency) throws SQLException {
        run("select set_config('latchkey.agency', '" + agency.id() + "', true)");
    }

    private void run(String sql) throws SQLException {
        try (var statement = application.createStatement()) {
            statement.execute(sql);
        }
    }

    private int changed(String sql) throws SQLException {
        try (var statement = application.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** How the database refuses this; the transaction stands as before. */
    private String state(String sql) throws SQLException {
        var before = application.setSavepoint();
        var refused = catchThrowableOfType(SQLException.class, () -> run(sql));
        application.rollback(before);
        return refused == null ? "done" : String.valueOf(refused.getSQLState());
    }

    private String commitState() {
        var refused = catchThrowableOfType(SQLException.class, application::commit);
        return refused == null ? "done" : String.valueOf(refused.getSQLState());
    }

    private long number(String query) throws SQLException {
        try (var statement = application.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getLong(1);
        }
    }

    private List<String> strings(String query) throws SQLException {
        try (var statement = application.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    /** From the catalogue, so that a table of tomorrow is among them. */
    private List<String> agencyTables() throws SQLException {
        var tables = strings("""
                select c.relname::text from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped
                 where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1""");
        assertThat(tables).contains("listing", "users", "history_event");
        return tables;
    }
}
