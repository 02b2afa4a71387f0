package app.latchkey.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class RecordMarkServiceTests {

    @Autowired
    private RecordMarkService marks;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

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
    void theLastOpenedComesFirstAndEachOnce() {
        marks.open(listing(1));
        marks.open(listing(2));
        marks.open(new RecordLink("contacts", "LK-000001", "Ada"));
        marks.open(new RecordLink("listings", "LK-000001", "1 New Name Street"));
        assertThat(marks.marks().recent())
                .extracting(RecordLink::title)
                .containsExactly("1 New Name Street", "Ada", "2 Street");
    }

    @Test
    void openingIsOneStatementAndReadingIsOne() {
        statements.reset();
        marks.open(listing(1));
        assertThat(statements.statements()).hasSize(1);
        statements.reset();
        marks.marks();
        assertThat(statements.statements()).hasSize(1);
    }

    /** The rows and what a window reckons for itself must never differ. */
    @Test
    void keepsTheNewestTwentyAndEveryStarAsTheWindowReckonsThem() {
        var random = new Random(11);
        var reckoned = RecordMarks.NONE;
        for (int i = 0; i < 120; i++) {
            var link = listing(random.nextInt(40));
            switch (random.nextInt(8)) {
                case 0 -> {
                    // One stars what one has open.
                    marks.open(link);
                    marks.star(link);
                    reckoned = reckoned.opened(link).star(link);
                }
                case 1 -> {
                    marks.unstar(link);
                    reckoned = reckoned.unstar(link);
                }
                default -> {
                    marks.open(link);
                    reckoned = reckoned.opened(link);
                }
            }
            assertThat(marks.marks().recent()).as("step %d", i).isEqualTo(reckoned.recent());
            assertThat(marks.marks().starred())
                    .as("step %d", i)
                    .containsExactlyInAnyOrderElementsOf(reckoned.starred());
        }
        marks.open(listing(100));
        assertThat(rows()).isLessThanOrEqualTo(20L + reckoned.starred().size());
    }

    @Test
    void starsStandInTheOrderTheyWereGiven() {
        marks.star(listing(3));
        marks.star(listing(1));
        marks.star(listing(2));
        marks.star(listing(3));
        assertThat(marks.marks().starred()).containsExactly(listing(3), listing(1), listing(2));
        marks.unstar(listing(1));
        assertThat(marks.marks().starred()).containsExactly(listing(3), listing(2));
    }

    @Test
    void thereIsAnEndToStars() {
        for (int i = 0; i < RecordMarkService.MOST_STARS; i++) {
            marks.star(listing(i));
        }
        assertThatThrownBy(() -> marks.star(listing(1000))).isInstanceOf(TooManyStars.class);
        marks.star(listing(0));
        marks.unstar(listing(0));
        marks.star(listing(1000));
        assertThat(marks.marks().starred()).hasSize(RecordMarkService.MOST_STARS);
    }

    @Test
    void everybodyHasTheirOwn() {
        marks.open(listing(1));
        marks.star(listing(1));
        Agencies.signIn(agency.manager());
        assertThat(marks.marks()).isEqualTo(RecordMarks.NONE);
        marks.unstar(listing(1));
        Agencies.signIn(agency.agent());
        assertThat(marks.marks()).isEqualTo(new RecordMarks(List.of(listing(1)), List.of(listing(1))));
    }

    @Test
    void aTitleIsCutAndNeverBlank() {
        marks.open(new RecordLink("listings", "LK-000001", "x".repeat(500)));
        marks.open(new RecordLink("listings", "LK-000002", " "));
        var titles = new ArrayList<>(marks.marks().recent());
        assertThat(titles.getFirst().title()).isEqualTo("LK-000002");
        assertThat(titles.getLast().title()).hasSize(300);
    }

    private long rows() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select count(*) from record_mark")
                        .query(Long.class)
                        .single());
    }

    private static RecordLink listing(int number) {
        return new RecordLink("listings", "LK-%06d".formatted(number), number + " Street");
    }
}
