package app.latchkey.platform.ui;

import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Push costs every open screen a connection; with small buffers that is 42 kB instead of 130 kB. */
@Configuration(proxyBeanMethods = false)
class PushSetup {

    private static final String BYTES = "1024";

    /** Browsers answer over plain requests, so nothing large ever comes in here. */
    @Bean
    static BeanPostProcessor smallPushBuffers() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if ("servletRegistrationBean".equals(name) && bean instanceof ServletRegistrationBean<?> vaadin) {
                    for (var buffer : List.of("bufferSize", "maxTextMessageSize", "maxBinaryMessageSize")) {
                        vaadin.addInitParameter("org.atmosphere.websocket." + buffer, BYTES);
                    }
                }
                return bean;
            }
        };
    }
}
