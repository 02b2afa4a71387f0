package app.latchkey.api;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.latchkey.platform.RequestIdFilter;
import java.io.UnsupportedEncodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that sends requests, through every filter that a request of the network goes through. */
public final class ApiClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final MockMvc web;
    private final Map<String, String> headers;

    private ApiClient(MockMvc web, Map<String, String> headers) {
        this.web = web;
        this.headers = headers;
    }

    public static ApiClient of(WebApplicationContext context) {
        return new ApiClient(
                MockMvcBuilders.webAppContextSetup(context)
                        .addFilters(new RequestIdFilter())
                        .apply(springSecurity())
                        .build(),
                Map.of());
    }

    public ApiClient with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(web, more);
    }

    public ApiClient as(String token) {
        return with("Authorization", "Bearer " + token);
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

    public Answer send(String method, String address, @Nullable String body) {
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), java.net.URI.create(address));
        headers.forEach(request::header);
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

    public record Answer(MockHttpServletResponse response) {

        public int status() {
            return response.getStatus();
        }

        public String body() {
            try {
                return response.getContentAsString();
            } catch (UnsupportedEncodingException e) {
                throw new AssertionError(e);
            }
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

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
