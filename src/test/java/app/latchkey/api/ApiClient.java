package app.latchkey.api;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.SignedIn;
import jakarta.servlet.Filter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that sends requests, through every filter that a request of the network goes through. */
public final class ApiClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final MockMvc web;
    private final String address;
    private final Map<String, String> headers;
    private final @Nullable Bearer bearer;

    private ApiClient(MockMvc web, String address, Map<String, String> headers, @Nullable Bearer bearer) {
        this.web = web;
        this.address = address;
        this.headers = headers;
        this.bearer = bearer;
    }

    /** In a network of its own, so that no other test uses its requests up. */
    public static ApiClient of(WebApplicationContext context) {
        var web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(
                        new RequestIdFilter(),
                        context.getBean(ServerTiming.class),
                        context.getBean("roundTripFilter", Filter.class))
                .apply(springSecurity())
                .build();
        return new ApiClient(web, "", Map.of(), null).elsewhere();
    }

    /** The same program in another network. */
    public ApiClient elsewhere() {
        int number = NUMBER.incrementAndGet();
        return new ApiClient(
                web, "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255), headers, bearer);
    }

    public ApiClient with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(web, address, more, bearer);
    }

    public ApiClient as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** With a token of somebody's that allows all that they may do, and that nobody made. */
    public ApiClient standingFor(SignedIn person) {
        return new ApiClient(
                web,
                address,
                headers,
                new Bearer(person, ApiScope.of(person.role()), UUID.randomUUID().toString()));
    }

    /** Signs somebody in by their password. */
    public ApiClient signIn(String email, String password) {
        var answer = post("/api/v1/auth/login", """
                {"email": "%s", "password": "%s"}""".formatted(email, password));
        return as(answer.json().path("access_token").asString());
    }

    public Answer get(String address) {
        return send("GET", address, null);
    }

    public Answer post(String address, String body) {
        return send("POST", address, body);
    }

    public Answer patch(String address, String body) {
        return send("PATCH", address, body);
    }

    public Answer delete(String address) {
        return send("DELETE", address, null);
    }

    public Answer send(String method, String address, @Nullable String body) {
        return sendBytes(method, address, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer sendBytes(String method, String address, byte @Nullable [] body) {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(address))
                .with(sent -> {
                    sent.setRemoteAddr(this.address);
                    return sent;
                });
        headers.forEach(request::header);
        if (bearer != null) {
            request.with(authentication(shown(bearer)));
        }
        if (body != null) {
            request.content(body);
            if (!headers.containsKey("Content-Type")) {
                request.contentType("application/json");
            }
        }
        try {
            return new Answer(web.perform(request).andReturn().getResponse());
        } catch (Exception e) {
            throw new AssertionError(method + " " + address, e);
        }
    }

    private static Authentication shown(Bearer bearer) {
        var shown = UsernamePasswordAuthenticationToken.authenticated(
                bearer.person(), null, bearer.person().getAuthorities());
        shown.setDetails(bearer);
        return shown;
    }

    public record Answer(MockHttpServletResponse response) {

        public int status() {
            return response.getStatus();
        }

        public String body() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        public @Nullable String header(String name) {
            return response.getHeader(name);
        }

        public String tag() {
            return String.valueOf(header("ETag"));
        }

        /** The last part of its problem's type. */
        public String problem() {
            return json().path("type").asString().replace(ApiProblems.TYPE, "");
        }

        /** The fields that it finds fault with. */
        public List<String> fields() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
