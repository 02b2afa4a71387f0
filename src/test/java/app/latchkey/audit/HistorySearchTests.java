package app.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryRow.Place;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DeskTest
class HistorySearchTests {

    private static final List<String> KINDS = List.of("Listing", "Contact", "Thing", "Rare");
    private static final List<String> EVENTS = List.of("CREATED", "CHANGED", "IMPORTED", "STATUS_CHANGED");
    private static final List<String> FIELDS = List.of("rent", "status", "notes");

    @Autowired
    private HistorySearch history;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    /** What was written, as the test remembers it. */
    private record Written(
            long id, Instant at, long person, String event, String kind, long record, String field, boolean imported) {}

    @Test
    void pagesPutTogetherAreTheWholeListWhateverIsAskedFor() {
        var random = new Random(7);
        long job = importJob();
        var people = List.of(agency.agent().id(), agency.manager().id());
        // An hour that comes twice, in so few moments that many events share one.
        var begin = Instant.parse("2026-10-24T23:30:00Z");
        var all = new ArrayList<Written>();
        for (int i = 0; i < 400; i++) {
            all.add(write(
                    begin.plusSeconds(random.nextInt(40) * 300L),
                    people.get(random.nextInt(2)),
                    EVENTS.get(random.nextInt(EVENTS.size())),
                    KINDS.get(random.nextInt(100) == 0 ? 3 : random.nextInt(3)),
                    random.nextInt(6),
                    FIELDS.get(random.nextInt(FIELDS.size())),
                    random.nextInt(4) == 0 ? job : null));
        }
        for (int round = 0; round < 120; round++) {
            var filter = filter(random, people, job);
            var expected = all.stream()
                    .filter(one -> matches(filter, one))
                    .sorted(Comparator.comparing(Written::at)
                            .thenComparing(Written::id)
                            .reversed())
                    .map(Written::id)
                    .toList();
            assertThat(pages(filter, 1 + random.nextInt(60))).as("%s", filter).isEqualTo(expected);
            assertThat(history.count(filter)).isEqualTo(expected.size());
            int skip = random.nextInt(30);
            assertThat(history.page(filter, null, skip, 20))
                    .extracting(HistoryRow::id)
                    .isEqualTo(expected.stream().skip(skip).limit(20).toList());
        }
    }

    private HistoryFilter filter(Random random, List<Long> people, long job) {
        boolean ofRecord = random.nextInt(4) == 0;
        return new HistoryFilter(
                random.nextInt(3) == 0 ? people.get(random.nextInt(2)) : null,
                ofRecord || random.nextInt(3) == 0 ? KINDS.get(random.nextInt(4)) : "",
                ofRecord ? (Long) (long) random.nextInt(6) : null,
                random.nextInt(3) == 0 ? FIELDS.get(random.nextInt(3)) : "",
                random.nextInt(3) == 0 ? EVENTS.get(random.nextInt(4)) : "",
                random.nextInt(5) == 0 ? job : null,
                random.nextInt(4) == 0 ? LocalDate.of(2026, 10, 25) : null,
                random.nextInt(4) == 0 ? LocalDate.of(2026, 10, 25) : null);
    }

    private static boolean matches(HistoryFilter f, Written one) {
        boolean isFirst = one.event().equals("CREATED") || one.event().equals("IMPORTED");
        var from = Instant.parse("2026-10-24T23:00:00Z");
        // The day has 25 hours.
        var end = Instant.parse("2026-10-26T00:00:00Z");
        return (f.personId() == null || f.personId() == one.person())
                && (f.kind().isEmpty() || f.kind().equals(one.kind()))
                && (f.recordId() == null || f.recordId() == one.record())
                && (f.field().isEmpty() || (f.field().equals(one.field()) && (f.recordId() != null || !isFirst)))
                && (f.event().isEmpty() || f.event().equals(one.event()))
                && (f.importId() == null || one.imported())
                && (f.from() == null || !one.at().isBefore(from))
                && (f.to() == null || one.at().isBefore(end));
    }

    private List<Long> pages(HistoryFilter filter, int size) {
        var ids = new ArrayList<Long>();
        @Nullable Place place = null;
        while (true) {
            var page = history.page(filter, place, 0, size);
            page.forEach(row -> ids.add(row.id()));
            if (page.size() < size) {
                return ids;
            }
            place = page.getLast().place();
        }
    }

    @Test
    void theDayTheClocksGoBackHas25HoursAndBothItsHoursAreInIt() {
        var first =
                write(Instant.parse("2026-10-24T23:00:00Z"), agency.agent().id(), "CHANGED", "Thing", 1, "rent", null);
        var last =
                write(Instant.parse("2026-10-25T23:59:59Z"), agency.agent().id(), "CHANGED", "Thing", 1, "rent", null);
        write(Instant.parse("2026-10-24T22:59:59Z"), agency.agent().id(), "CHANGED", "Thing", 1, "rent", null);
        write(Instant.parse("2026-10-26T00:00:00Z"), agency.agent().id(), "CHANGED", "Thing", 1, "rent", null);
        var day = LocalDate.of(2026, 10, 25);
        var filter = new HistoryFilter(null, "", null, "", "", null, day, day);
        assertThat(history.page(filter, null, 0, 10)).extracting(HistoryRow::id).containsExactly(last.id(), first.id());
    }

    @Test
    void namesTheRecordAsItIsCalledNowAndSaysWhereItIsShown() {
        long landlord = agencies.landlord(agency, "Ann", "Archer");
        write(Instant.now(), agency.agent().id(), "CHANGED", "Landlord", landlord, "status", null);
        write(Instant.now().plusSeconds(1), agency.agent().id(), "CHANGED", "Thing", 7, "status", null);
        var rows = history.page(HistoryFilter.ALL, null, 0, 10);
        assertThat(rows.getFirst().recordName()).isNull();
        assertThat(rows.getFirst().recordPath()).isNull();
        assertThat(rows.getLast().recordName()).isEqualTo("Ann Archer");
        assertThat(rows.getLast().recordPath()).isEqualTo("landlords/" + landlord);
        assertThat(history.recordName("Landlord", landlord)).contains("Ann Archer");
        assertThat(history.recordAt("landlords/" + landlord)).contains(new HistorySearch.Subject("Landlord", landlord));
        assertThat(history.recordAt("landlords/none")).isEmpty();
        assertThat(history.recordAt("nowhere")).isEmpty();
    }

    @Test
    void findsPeopleWhoLeftToo() {
        agencies.within(
                agency.id(),
                () -> database.sql("update users set status = 'LEFT' where id = :id")
                        .param("id", agency.viewer().id())
                        .update());
        assertThat(history.people("VIEW", 0, 10)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(agency.viewer().id());
            assertThat(one.isGone()).isTrue();
        });
        assertThat(history.people("", 0, 10)).hasSize(4);
    }

    @Test
    void saysWhichKindsThereAre() {
        assertThat(history.kinds()).isEmpty();
        write(Instant.now(), agency.agent().id(), "CHANGED", "Thing", 7, "status", null);
        write(Instant.now(), agency.agent().id(), "CREATED", "Thing", 7, "status", null);
        write(Instant.now(), agency.agent().id(), "CHANGED", "Another", 7, "status", null);
        assertThat(history.kinds())
                .containsExactly(
                        new HistorySearch.EventKind("Another", "CHANGED"),
                        new HistorySearch.EventKind("Thing", "CHANGED"),
                        new HistorySearch.EventKind("Thing", "CREATED"));
    }

    @Test
    void staysWithinTheAgencyAndWithAdministrators() {
        write(Instant.now(), agency.agent().id(), "CHANGED", "Thing", 7, "status", null);
        Agencies.signIn(agencies.create().admin());
        assertThat(history.page(HistoryFilter.ALL, null, 0, 10)).isEmpty();
        assertThat(history.count(HistoryFilter.ALL)).isZero();
        assertThat(history.kinds()).isEmpty();
        assertThat(history.people("", 0, 10)).hasSize(4);
        assertThat(history.person(agency.agent().id())).isEmpty();
        Agencies.signIn(agency.manager());
        assertThatThrownBy(() -> history.page(HistoryFilter.ALL, null, 0, 10))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void countsNoFurtherThanItSays() {
        agencies.within(agency.id(), () -> database.sql("""
                                insert into history_event (id, agency_id, at, actor_name, event_type, entity_type, entity_id,
                                       changes)
                                select nextval('history_event_seq'), current_agency(), now(), 'Ann', 'CHANGED', 'Thing', n, '[]'
                                  from generate_series(1, 10100) n""").update());
        assertThat(history.count(HistoryFilter.ALL)).isEqualTo(HistorySearch.MOST_COUNTED + 1);
        assertThat(history.count(new HistoryFilter(null, "Thing", null, "", "", null, null, null)))
                .isEqualTo(HistorySearch.MOST_COUNTED + 1);
    }

    private Written write(
            Instant at, long person, String event, String kind, long record, String field, @Nullable Long job) {
        long id = agencies.within(
                agency.id(),
                () -> database.sql("""
                                insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type,
                                       entity_id, changes, import_id)
                                values (nextval('history_event_seq'), current_agency(), :at, :person, 'Ann', :event, :kind, :record,
                                       jsonb_build_array(jsonb_build_object('field', cast(:field as text), 'before', '1',
                                           'after', '2')), cast(:job as bigint))
                                returning id""")
                        .param("at", Timestamp.from(at))
                        .param("person", person)
                        .param("event", event)
                        .param("kind", kind)
                        .param("record", record)
                        .param("field", field)
                        .param("job", job)
                        .query(Long.class)
                        .single());
        return new Written(id, at, person, event, kind, record, field, job != null);
    }

    private long importJob() {
        return agencies.within(
                agency.id(),
                () -> database.sql("""
                                insert into import_job (id, agency_id, branch_id, kind, file_name, file_bytes, checksum, status,
                                       mapping, rows_total, rows_rejected, rows_imported, requested_by_id, requested_by_name,
                                       created_at, version)
                                values (nextval('import_job_seq'), :agency, :branch, 'LISTINGS', 'a.csv', 1, 'x', 'UPLOADED', '{}', 1,
                                       0, 0, :user, 'Test', now(), 0)
                                returning id""")
                        .param("agency", agency.id())
                        .param("branch", agency.branchId())
                        .param("user", agency.agent().id())
                        .query(Long.class)
                        .single());
    }
}
