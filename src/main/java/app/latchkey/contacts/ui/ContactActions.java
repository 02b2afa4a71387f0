package app.latchkey.contacts.ui;

import app.latchkey.platform.search.QuickAction;
import app.latchkey.platform.security.Role;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What can be done with contacts from anywhere. */
@Configuration(proxyBeanMethods = false)
class ContactActions {

    @Bean
    @Order(40)
    QuickAction newContact() {
        return new QuickAction("search.new-contact", "contacts/new", Set.of(Role.AGENT, Role.MANAGER, Role.ADMIN));
    }
}
