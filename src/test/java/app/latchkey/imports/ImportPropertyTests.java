package app.latchkey.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of any mixture of good and bad rows, made at random from fixed seeds. */
@DeskTest
class ImportPropertyTests {

    private static final int ROWS = 60;

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private Imports desk;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, "listings");
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @RepeatedTest(20)
    void theCommitDoesWhatTheDryRunSaidAndUndoIsTheIdentity(RepetitionInfo run) throws Exception {
        var random = new Random(20261121 + run.getCurrentRepetition());
        desk.applied(desk.checked(desk.upload(file(random)), plan -> plan.withKey("own-ref")));
        var before = state();
        var job = desk.checked(desk.upload(file(random)), plan -> plan.withKey("own-ref"));
        var said = findings.rows(job, RowAction.UPDATE, 0, ROWS);
        assertThat(state()).as("a dry run writes nothing").isEqualTo(before);

        var done = desk.applied(job);
        assertThat(done.counts()).as("what the dry run said").isEqualTo(job.counts());
        assertThat(done.counts().inserted()
                        + done.counts().updated()
                        + done.counts().unchanged()
                        + done.counts().rejected())
                .as("every row is accounted for")
                .isEqualTo(ROWS)
                .isEqualTo(done.counts().total());
        assertThat(live()).isEqualTo(number(before) + done.counts().inserted());
        assertThat(count("select count(distinct line) as n from import_change where job_id = " + job.id()
                        + " and before is not null"))
                .isGreaterThanOrEqualTo(said.size());

        var undone = desk.undone(done);
        assertThat(undone.status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(state()).as("as if nothing had been").isEqualTo(before);
    }

    private static String file(Random random) {
        var text =
                new StringBuilder("ref,address,town,postcode,bedrooms,bathrooms,rent,type,furnished,available,epc\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(String.join(
                            ",",
                            one(
                                    random,
                                    "",
                                    "R" + random.nextInt(45),
                                    "R" + random.nextInt(45),
                                    "R" + random.nextInt(45)),
                            one(random, "", random.nextInt(90) + " High Street", "\"Flat 1, \"\"The Old\"\" House\""),
                            one(random, "", "Bristol", "Bath", "Zürich 🏠"),
                            one(random, "", "BS1 4DJ", "bs14dj", "BS1", "nonsense"),
                            one(random, "", "2", "3", "4 beds", "two", "99"),
                            one(random, "", "1", "2", "-1"),
                            one(random, "", "900", "£1,200 pcm", "£300 pw", "POA", "0"),
                            one(random, "", "flat", "igloo", "studio", "Semi-detached"),
                            one(random, "", "furnished", "part furnished", "sofa"),
                            one(random, "", "01/12/2026", "2026-12-01", "31/02/2026", "now"),
                            one(random, "", "C", "exempt", "Z")))
                    .append('\n');
        }
        return text.toString();
    }

    /** The later ones, which are the odd ones, seldom. */
    private static String one(Random random, String... texts) {
        return texts[(int) (texts.length * Math.pow(random.nextDouble(), 1.6))];
    }

    private List<Map<String, Object>> state() {
        return rows("""
                select count(*) as n, coalesce(md5(string_agg(concat_ws('|', p.own_ref, p.address, p.town, p.postcode,
                           p.outcode, p.property_type, p.bedrooms, p.bathrooms, p.epc_rating, p.epc_exempt, l.address,
                           l.town, l.postcode, l.outcode, l.property_type, l.bedrooms, l.bathrooms, l.furnishing,
                           l.rent_pence, l.rent_frequency, l.available_from, l.status, l.search_text), '/' order by l.id)), '') as sum
                  from listing l join property p on p.id = l.property_id
                 where l.deleted_at is null and p.deleted_at is null""");
    }

    private long live() {
        return count("select count(*) as n from listing where deleted_at is null");
    }

    private long count(String sql) {
        return number(rows(sql));
    }

    private static long number(List<Map<String, Object>> rows) {
        return ((Number) Objects.requireNonNull(rows.getFirst().get("n"))).longValue();
    }

    private List<Map<String, Object>> rows(String sql) {
        return agencies.within(agency.id(), () -> database.sql(sql).query().listOfRows());
    }
}
