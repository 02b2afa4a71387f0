package app.latchkey.landlords.ui;

import app.latchkey.platform.search.QuickAction;
import app.latchkey.platform.security.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What can be done with landlords from anywhere. */
@Configuration(proxyBeanMethods = false)
class LandlordActions {

    @Bean
    @Order(30)
    QuickAction newLandlord() {
        return new QuickAction("search.new-landlord", "landlords/new", Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN));
    }
}
