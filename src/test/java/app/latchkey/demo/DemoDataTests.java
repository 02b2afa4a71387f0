package app.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.DeskTest;
import app.latchkey.listings.ListingRules;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.security.CurrentAgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoDataTests {

    private static final String ADMIN = "admin@harbourvale.example";
    private static final String NEIGHBOUR = "admin@northgate.example";

    private static final List<String> TABLES = List.of(
            "agency",
            "branch",
            "users",
            "contact",
            "landlord",
            "property",
            "ownership",
            "listing",
            "listing_media",
            "status_change",
            "price_change",
            "history_event");

    @Autowired
    private DemoData demo;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private PasswordEncoder passwords;

    @BeforeEach
    void writesTheDemo() {
        demo.write();
    }

    @Test
    void hasAnAgencyOfTheWantedSize() {
        assertThat(counts(ADMIN))
                .containsEntry("agency", 1L)
                .containsEntry("branch", 3L)
                .containsEntry("users", 12L)
                .containsEntry("landlord", 400L)
                .containsEntry("property", 2000L)
                .containsEntry("listing", 2500L);
    }

    @Test
    void keepsTheOtherAgencyApart() {
        assertThat(counts(NEIGHBOUR))
                .containsEntry("agency", 1L)
                .containsEntry("branch", 1L)
                .containsEntry("users", 3L)
                .containsEntry("landlord", 25L)
                .containsEntry("property", 60L)
                .containsEntry("listing", 60L);
    }

    @Test
    void hasListingsInEveryStatus() {
        record Count(String status, long n) {}
        var counts = rows(Count.class, "select status, count(*) as n from listing group by status").stream()
                .collect(Collectors.toMap(Count::status, Count::n));

        assertThat(counts)
                .isEqualTo(Map.ofEntries(
                        Map.entry("DRAFT", 60L),
                        Map.entry("APPRAISED", 60L),
                        Map.entry("INSTRUCTED", 70L),
                        Map.entry("AVAILABLE", 420L),
                        Map.entry("UNDER_OFFER", 110L),
                        Map.entry("LET_AGREED", 150L),
                        Map.entry("LET", 1000L),
                        Map.entry("SUSPENDED", 40L),
                        Map.entry("WITHDRAWN", 190L),
                        Map.entry("LOST", 80L),
                        Map.entry("CLOSED", 320L)));
    }

    @Test
    void takesEveryLegalStepAndNoOther() {
        record Move(@Nullable ListingStatus from, ListingStatus to, long torn) {}
        var moves = rows(Move.class, """
                select from_status as "from", to_status as "to",
                       count(*) filter (where from_status is distinct from previous) as torn
                  from (select *, lag(to_status) over (partition by listing_id order by id) as previous
                          from status_change) moves
                 group by from_status, to_status""");

        assertThat(moves).hasSize(22).allSatisfy(move -> {
            assertThat(move.torn()).isZero();
            assertThat(
                            move.from() == null
                                    ? Set.of(ListingStatus.DRAFT)
                                    : move.from().next())
                    .contains(move.to());
        });
    }

    /** Each query finds what may not be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // A listing's status is that of its last step, and began with it.
                """
                select l.id from listing l
                  left join lateral (select to_status, at from status_change s where s.listing_id = l.id
                                      order by s.id desc limit 1) last on true
                 where last.to_status is distinct from l.status or last.at is distinct from l.status_since""",
                // Steps come one after the other.
                """
                select id from (select id, at, lag(at) over (partition by listing_id order by id) as previous
                                  from status_change) s where at <= previous""",
                // It came to the market when it first was available, in London.
                """
                select l.id from listing l where first_available_on is distinct from
                       (select min(at at time zone 'Europe/London')::date from status_change s
                         where s.listing_id = l.id and to_status = 'AVAILABLE')""",
                "select id from listing where status in ('LET', 'CLOSED') and move_in_on is null",
                "select id from listing where agreed_rent_pcm_pence > rent_pcm_pence",
                "select id from listing where (agreed_rent_pcm_pence is null) <> (let_agreed_on is null)",
                "select id from listing where move_in_on < let_agreed_on",
                "select id from listing where (status = 'SUSPENDED') <> (suspended_from is not null)",
                "select id from listing where (status = 'WITHDRAWN') <> (withdrawn_on is not null)",
                // The rent is the last price, and follows from those before.
                """
                select l.id from listing l where rent_pence || rent_frequency is distinct from
                       (select new_pence || new_frequency from price_change p where p.listing_id = l.id
                         order by p.id desc limit 1)""",
                "select id from price_change where new_pence >= old_pence or new_pence < old_pence * 0.93",
                "select id from listing where rent_pcm_pence not between 55000 and 450000",
                // Pictures are there when it comes to the market.
                """
                select id from listing l where first_available_on is not null
                   and not exists (select from listing_media m where m.listing_id = l.id)""",
                // Whoever looks after it works there, and may.
                """
                select l.id from listing l join users u on u.id = l.negotiator_id
                 where u.status <> 'ACTIVE' or u.role not in ('AGENT', 'MANAGER')""",
                // Its landlord leads the owners.
                """
                select l.id from listing l where not exists (
                    select from ownership o where o.property_id = l.property_id and o.landlord_id = l.landlord_id
                       and o.leads)""",
                // An earlier episode is over before the next one is instructed.
                """
                select a.id from listing a join listing b on b.property_id = a.property_id and b.id > a.id
                 where a.status not in ('CLOSED', 'WITHDRAWN', 'LOST')
                    or a.status_since > (select min(at) from status_change s
                                          where s.listing_id = b.id and to_status in ('INSTRUCTED', 'LOST'))""",
                // History tells each step with its reason.
                """
                select s.id from status_change s where from_status is not null and not exists (
                    select from history_event h where h.entity_type = 'Listing' and h.entity_id = s.listing_id
                       and h.event_type = 'STATUS_CHANGED' and h.at = s.at and h.reason is not distinct from s.reason
                       and h.changes = jsonb_build_array(jsonb_build_object(
                               'field', 'status', 'before', s.from_status, 'after', s.to_status)))""",
                """
                select id from status_change where reason is null
                   and (to_status in ('SUSPENDED', 'WITHDRAWN', 'LOST')
                        or to_status = 'AVAILABLE' and from_status in ('UNDER_OFFER', 'LET_AGREED'))""",
                "select id from history_event where at > now()"
            })
    void agreesWithItself(String contradiction) {
        assertThat(rows(Long.class, contradiction)).isEmpty();
    }

    @Test
    void keepsTheRulesForDepositsAndPostcodes() {
        record Terms(long pence, RentFrequency frequency, long deposit, String postcode) {}
        assertThat(rows(Terms.class, """
                        select rent_pence as pence, rent_frequency as frequency, deposit_pence as deposit, postcode from listing
                         where deposit_pence is not null"""))
                .hasSizeGreaterThan(2400)
                .allSatisfy(terms -> assertThat(terms.deposit())
                        .isLessThanOrEqualTo(ListingRules.depositCap(new Rent(terms.pence(), terms.frequency()))))
                .allSatisfy(terms -> assertThat(Postcode.parse(terms.postcode()))
                        .hasValueSatisfying(
                                postcode -> assertThat(postcode.value()).isEqualTo(terms.postcode())));
    }

    @Test
    void isWrittenOnce() {
        var before = counts(ADMIN);

        demo.write();

        assertThat(counts(ADMIN)).isEqualTo(before);
        assertThat(database.sql("select id from find_sign_in('superuser@latchkey.example')")
                        .query(Long.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void leavesItsNumbersToNobodyElse() {
        record Span(long least, long largest) {}
        for (var table : TABLES) {
            long next = database.sql("select nextval('%s_seq')".formatted(table))
                    .query(Long.class)
                    .single();
            for (var email : List.of(ADMIN, NEIGHBOUR)) {
                assertThat(rows(email, Span.class, "select min(id) as least, max(id) as largest from " + table))
                        .singleElement()
                        .satisfies(span -> assertThat(span.least()).isPositive())
                        .satisfies(span -> assertThat(span.largest()).isLessThanOrEqualTo(next - 50));
            }
        }
    }

    @Test
    void letsEachOfItsPeopleSignIn() {
        assertThat(DemoData.SIGN_INS).allSatisfy(person -> {
            record Found(String status, String passwordHash) {}
            var found = database.sql("select status, password_hash from find_sign_in(cast(:email as citext))")
                    .param("email", person.email())
                    .query(Found.class)
                    .single();
            assertThat(found.status()).isEqualTo("ACTIVE");
            assertThat(passwords.matches(DemoData.PASSWORD, found.passwordHash()))
                    .isTrue();
        });
    }

    private Map<String, Long> counts(String email) {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        table -> rows(email, Long.class, "select count(*) from " + table)
                                .getFirst()));
    }

    private <T> List<T> rows(Class<T> row, String sql) {
        return rows(ADMIN, row, sql);
    }

    /** As somebody of that person's agency sees them. */
    private <T> List<T> rows(String email, Class<T> row, String sql) {
        long agency = database.sql("select agency_id from find_sign_in(cast(:email as citext))")
                .param("email", email)
                .query(Long.class)
                .single();
        var found = new ArrayList<T>();
        CurrentAgency.runAs(
                agency,
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(
                                _ -> found.addAll(database.sql(sql).query(row).list())));
        return found;
    }
}
