package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class PlanChoiceTests {

    private static final String FIND = "app.latchkey.listings.ListingService.find";
    private static final String ROWS = "app.latchkey.listings.ListingService.rows";

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Agencies agencies;

    @BeforeEach
    void signIn() {
        Agencies.signIn(agencies.create().agent());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private String mode(boolean isReading, String name) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(isReading);
        transaction.setName(name);
        return Objects.requireNonNull(transaction.execute(
                _ -> database.sql("show plan_cache_mode").query(String.class).single()));
    }

    @Test
    void listsArePlannedForTheirValues() {
        assertThat(mode(true, ROWS)).isEqualTo("force_custom_plan");
        assertThat(mode(true, "a transaction of its own name")).isEqualTo("force_custom_plan");
    }

    @Test
    void plansOfWhatReadsByKeyAndOfWhatWritesAreKept() {
        assertThat(mode(true, FIND)).isEqualTo("auto");
        assertThat(mode(false, ROWS)).isEqualTo("auto");
    }

    @Test
    void whatOneTransactionKeepsTheNextOfTheSameConnectionDoesNot() {
        for (int i = 0; i < 50; i++) {
            assertThat(mode(false, ROWS)).isEqualTo("auto");
            assertThat(mode(true, ROWS)).isEqualTo("force_custom_plan");
        }
    }
}
