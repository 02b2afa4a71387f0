package app.latchkey.platform.database;

import app.latchkey.platform.database.Database.Login;
import app.latchkey.platform.security.CurrentAgency;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    Database database(DatabaseSettings settings) {
        var url = settings.url();
        if (url != null && !url.isBlank()) {
            return DatabaseServer.reach(settings, url);
        }
        var embedded = EmbeddedDatabase.start(settings.folder());
        // Also when the desk is stopped before it is ready; otherwise it is closed by then.
        SpringApplication.getShutdownHandlers().add(embedded::close);
        return embedded;
    }

    @Bean
    JdbcConnectionDetails applicationLogin(Database database) {
        record Details(String getJdbcUrl, Login login) implements JdbcConnectionDetails {
            @Override
            public String getUsername() {
                return login.user();
            }

            @Override
            public String getPassword() {
                return login.password();
            }
        }
        return new Details(database.discreetUrl(), database.application());
    }

    @Bean
    LiquibaseConnectionDetails ownerLogin(Database database) {
        record Details(String getJdbcUrl, Login login) implements LiquibaseConnectionDetails {
            @Override
            public String getUsername() {
                return login.user();
            }

            @Override
            public String getPassword() {
                return login.password();
            }
        }
        return new Details(database.discreetUrl(), database.owner());
    }

    @Bean
    JpaVendorAdapter jpaVendorAdapter(CurrentAgency agency) {
        return new HibernateJpaVendorAdapter() {
            private final HibernateJpaDialect dialect = new AgencyWall(agency);

            @Override
            public HibernateJpaDialect getJpaDialect() {
                return dialect;
            }
        };
    }

    @Bean
    HibernatePropertiesCustomizer agencyIsTheTenant(CurrentAgency agency) {
        return properties -> properties.put("hibernate.tenant_identifier_resolver", new TenantOfAgency(agency));
    }
}
