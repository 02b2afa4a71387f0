package app.latchkey.metrics;

import app.latchkey.platform.security.CurrentAgency;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
class MetricsConfiguration {

    /** There before all else, so it takes no other bean. */
    @Bean
    static StatementFigures statementFigures() {
        return new StatementFigures(Clock.systemUTC());
    }

    @Bean
    static StatementWatch statementWatch(ObjectProvider<StatementFigures> figures) {
        return new StatementWatch(figures);
    }

    /** Within what fetches connections late: only those that are fetched are waited for. */
    private record StatementWatch(ObjectProvider<StatementFigures> figures) implements BeanPostProcessor, Ordered {

        @Override
        public int getOrder() {
            return -1;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof HikariDataSource pool ? new WatchedDataSource(pool, figures.getObject()) : bean;
        }
    }

    /** Behind what finds out who asks, in every chain. */
    @Bean
    static Customizer<HttpSecurity> roundTripsKnowTheirAgency(CurrentAgency agency) {
        return http -> http.addFilterBefore(new AgencyOfTrip(agency), AuthorizationFilter.class);
    }
}
