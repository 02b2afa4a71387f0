package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.Controller;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What stands around every answer to a program. */
@Configuration(proxyBeanMethods = false)
class ApiWeb implements WebMvcConfigurer {

    private static final int AFTER_CONTROLLERS = 1;

    private final Scopes scopes;
    private final KnownParameters parameters;
    private final RequestTimeout timeout;
    private final ApiTurns turns;
    private final WishReader wishes;
    private final ApiErrors errors;

    ApiWeb(
            Scopes scopes,
            KnownParameters parameters,
            RequestTimeout timeout,
            ApiTurns turns,
            WishReader wishes,
            ApiErrors errors) {
        this.scopes = scopes;
        this.parameters = parameters;
        this.timeout = timeout;
        this.turns = turns;
        this.wishes = wishes;
        this.errors = errors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        List.of(scopes, parameters, timeout, turns)
                .forEach(interceptor -> registry.addInterceptor(interceptor).addPathPatterns(ApiController.V1 + "/**"));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(wishes);
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(errors);
    }

    /** Before the handler that would write what is told once more. */
    @Bean
    static SmartInitializingSingleton toldFirst(
            ObjectProvider<RequestMappingHandlerAdapter> adapters, ToldHandler told) {
        return () -> adapters.forEach(adapter -> {
            var handlers = new ArrayList<HandlerMethodReturnValueHandler>();
            handlers.add(told);
            handlers.addAll(Objects.requireNonNull(adapter.getReturnValueHandlers()));
            adapter.setReturnValueHandlers(handlers);
        });
    }

    /** What no controller answers here is no screen either. */
    @Bean
    SimpleUrlHandlerMapping nothingElseForPrograms() {
        Controller nothing = (request, response) -> {
            throw nothingAt(request);
        };
        var mapping = new SimpleUrlHandlerMapping(Map.of("/api/v*/**", nothing));
        mapping.setOrder(AFTER_CONTROLLERS);
        return mapping;
    }

    private static NoResourceFoundException nothingAt(HttpServletRequest request) {
        return new NoResourceFoundException(
                HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), request.getRequestURI());
    }
}
