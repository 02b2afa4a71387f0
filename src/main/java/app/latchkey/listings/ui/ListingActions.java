package app.latchkey.listings.ui;

import app.latchkey.platform.search.QuickAction;
import app.latchkey.platform.security.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What can be done with listings from anywhere. */
@Configuration(proxyBeanMethods = false)
class ListingActions {

    @Bean
    @Order(10)
    QuickAction newListing() {
        return new QuickAction("search.new-listing", "listings/new", Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN));
    }
}
