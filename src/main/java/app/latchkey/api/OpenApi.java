package app.latchkey.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes to programs what there is. */
@Configuration(proxyBeanMethods = false)
class OpenApi {

    @Bean
    OpenAPI document() {
        return new OpenAPI().info(new Info().title("Latchkey").version("1"));
    }
}
