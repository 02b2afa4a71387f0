package app.latchkey.listings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ListingConfiguration {

    @Bean
    ListingPaging listingPaging() {
        return ListingPaging.DEFAULT;
    }
}
