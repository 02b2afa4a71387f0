package app.latchkey.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.DeskTest;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class FailureReasonsTests {

    @Autowired
    private DataSource connections;

    @Autowired
    private JdbcClient database;

    @Test
    void whyWorkFailedStandsBesideItForEveryInstanceToReadAndNamesNobody() {
        var instance = UUID.randomUUID().toString();
        database.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('unheard-of', :instance, now() + interval '1 day', false, 1)""").param("instance", instance).update();
        var now = Instant.EPOCH;
        var failure = new IllegalStateException(
                "Margaret Hale could not be written", new SQLException("Margaret Hale", "23505"));
        new FailureReasons(connections)
                .onExecutionComplete(ExecutionComplete.failure(
                        new Execution(now, new TaskInstance<>("unheard-of", instance)), now, now, failure));
        var why = database.sql("delete from scheduled_tasks where task_instance = :instance returning failure_reason")
                .param("instance", instance)
                .query(String.class)
                .single();
        assertThat(why).isEqualTo("IllegalStateException, SQLException 23505");
    }
}
