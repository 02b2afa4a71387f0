package app.latchkey.platform.live;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    Later later() {
        var own = Executors.newVirtualThreadPerTaskExecutor();
        return (delay, work) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, own)
                .execute(work);
    }

    @Bean
    Presence presence(JdbcClient database, JsonMapper json, Clock clock) {
        var sender = new PresenceSender(database, json);
        return new Presence(UUID.randomUUID().toString().replace("-", ""), clock, sender::send);
    }
}
