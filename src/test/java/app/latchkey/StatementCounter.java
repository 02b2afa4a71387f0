package app.latchkey;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Writes down every statement that leaves for the database, whoever sends it. */
@TestComponent
public class StatementCounter implements BeanPostProcessor {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source)
                        .afterQuery((execution, queries) -> statements.addAll(
                                queries.stream().map(QueryInfo::getQuery).toList()))
                        .build()
                : bean;
    }

    public void reset() {
        statements.clear();
    }

    /** What was sent since the last reset, without the agency's setting that opens every transaction. */
    public List<String> statements() {
        return statements.stream()
                .filter(statement -> !statement.contains("latchkey.agency"))
                .toList();
    }
}
