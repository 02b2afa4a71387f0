package app.latchkey.properties.ui;

import app.latchkey.platform.search.QuickAction;
import app.latchkey.platform.security.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What can be done with properties from anywhere. */
@Configuration(proxyBeanMethods = false)
class PropertyActions {

    @Bean
    @Order(20)
    QuickAction newProperty() {
        return new QuickAction("search.new-property", "properties/new", Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN));
    }
}
