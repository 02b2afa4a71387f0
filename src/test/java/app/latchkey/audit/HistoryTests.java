package app.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.RequestIdFilter;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class HistoryTests {

    @Autowired
    private HistoryService history;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        MDC.remove(RequestIdFilter.KEY);
        Agencies.signOut();
    }

    @Test
    void keepsWhoChangedWhatWhenAndWhy() {
        var before = Instant.now().minusMillis(1);
        var changes = List.of(
                new FieldChange("rent", "£900", "£950"),
                new FieldChange("note", null, "\"Quoted\", ünïcode, {json}\nand a line"));
        change(7, "CHANGED", changes, "The owner asked");
        var event = history.latest("Thing", 7).orElseThrow();
        assertThat(event.actor()).isEqualTo(agency.manager().name());
        assertThat(event.at()).isBetween(before, Instant.now());
        assertThat(event.eventType()).isEqualTo("CHANGED");
        assertThat(event.changes()).isEqualTo(changes);
        assertThat(event.reason()).isEqualTo("The owner asked");
        assertThat(event.origin()).isNull();
        assertThat(column("actor_id::text"))
                .isEqualTo(Long.toString(agency.manager().id()));
    }

    @Test
    void keepsTheNumberOfTheRequestThatDidIt() {
        MDC.put(RequestIdFilter.KEY, "3KZ9Q");
        change(7, "CHANGED", List.of(), null);
        assertThat(column("request_id")).isEqualTo("3KZ9Q");
    }

    @Test
    void givesTheNewestFirstAndPageByPage() {
        IntStream.rangeClosed(1, 7).forEach(number -> change(7, "CHANGE_" + number, List.of(), null));
        change(8, "OF_ANOTHER", List.of(), null);
        assertThat(history.of("Thing", 7, 0, 3))
                .extracting(HistoryEvent::eventType)
                .containsExactly("CHANGE_7", "CHANGE_6", "CHANGE_5");
        assertThat(history.of("Thing", 7, 6, 3))
                .extracting(HistoryEvent::eventType)
                .containsExactly("CHANGE_1");
        assertThat(history.of("Other", 7, 0, 3)).isEmpty();
        assertThat(history.latest("Thing", 9)).isEmpty();
    }

    @Test
    void belongsToTheTransactionOfTheChange() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    publish(7, "CHANGED", List.of(), null);
                    assertThat(history.latest("Thing", 7)).isPresent();
                    throw new IllegalStateException("The change failed");
                }))
                .hasMessage("The change failed");
        assertThat(history.latest("Thing", 7)).isEmpty();
    }

    @Test
    void failsTheChangeThatItCantRecord() {
        assertThatThrownBy(() -> publish(7, "CHANGED", List.of(), null))
                .as("outside a transaction")
                .isInstanceOf(IllegalTransactionStateException.class);
        Agencies.signOut();
        assertThatThrownBy(() -> agencies.within(agency.id(), () -> {
                    publish(7, "CHANGED", List.of(), null);
                    return 0;
                }))
                .as("by nobody")
                .isInstanceOf(IllegalStateException.class);
        Agencies.signIn(agency.manager());
        assertThat(history.latest("Thing", 7)).isEmpty();
    }

    @Test
    void staysAsItWasWritten() {
        change(7, "CHANGED", List.of(), null);
        for (var tampering : List.of(
                "update history_event set actor_name = 'Somebody else'",
                "delete from history_event",
                "truncate history_event",
                "drop table history_event")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            status -> database.sql(tampering).update()))
                    .as(tampering)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(history.latest("Thing", 7).orElseThrow().actor())
                .isEqualTo(agency.manager().name());
    }

    @Test
    void staysWithinTheAgency() {
        change(7, "CHANGED", List.of(), null);
        var other = agencies.create();
        Agencies.signIn(other.admin());
        assertThat(history.of("Thing", 7, 0, 50)).isEmpty();
        change(7, "CHANGED", List.of(), null);
        assertThat(history.of("Thing", 7, 0, 50)).hasSize(1);
    }

    private void change(long id, String event, List<FieldChange> changes, @Nullable String reason) {
        transaction.executeWithoutResult(status -> publish(id, event, changes, reason));
    }

    private void publish(long id, String event, List<FieldChange> changes, @Nullable String reason) {
        events.publishEvent(new RecordChanged("Thing", id, event, changes, reason));
    }

    private String column(String expression) {
        return agencies.within(
                agency.id(),
                () -> database.sql("select " + expression + " from history_event")
                        .query(String.class)
                        .single());
    }
}
