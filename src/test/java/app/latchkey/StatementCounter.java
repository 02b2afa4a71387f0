package app.latchkey;

import static net.ttddyy.dsproxy.proxy.ParameterSetOperation.isSetNullParameterOperation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * Writes down every statement that leaves for the database, whoever sends it; but not those who work behind the screens,
 * whose rounds may come by at any moment.
 */
@TestComponent
public class StatementCounter implements BeanPostProcessor {

    /** What every thread of the desk's own work is called. */
    private static final String BEHIND = "latchkey-";

    private final List<Sent> statements = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source)
                        .afterQuery((execution, queries) -> {
                            if (!Thread.currentThread().getName().startsWith(BEHIND)) {
                                statements.addAll(queries.stream()
                                        .map(StatementCounter::sent)
                                        .toList());
                            }
                        })
                        .build()
                : bean;
    }

    private static Sent sent(QueryInfo query) {
        return new Sent(
                Thread.currentThread(),
                query.getQuery(),
                query.getParametersList().stream()
                        .flatMap(List::stream)
                        .<@Nullable Object>map(set -> isSetNullParameterOperation(set) ? null : set.getArgs()[1])
                        .toList());
    }

    public void reset() {
        statements.clear();
    }

    /**
     * What was sent since the last reset, without the agency's setting that opens every transaction, and without what
     * the queue of long work asks by itself, whatever anybody does.
     */
    public List<String> statements() {
        return sent().stream().map(Sent::sql).toList();
    }

    /** As {@link #statements}, of this thread alone: others may still count figures that nobody waits for any more. */
    public List<String> ofThisThread() {
        return sent().stream()
                .filter(statement -> statement.by() == Thread.currentThread())
                .map(Sent::sql)
                .toList();
    }

    /** As {@link #statements}, with what was put in for the question marks. */
    public List<Sent> sent() {
        return statements.stream()
                .filter(statement -> !statement.sql().contains("latchkey.agency"))
                .filter(statement -> !statement.sql().contains("scheduled_tasks"))
                .toList();
    }

    public record Sent(Thread by, String sql, List<@Nullable Object> parameters) {}
}
