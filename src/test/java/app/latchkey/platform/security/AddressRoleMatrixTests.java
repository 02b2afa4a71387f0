package app.latchkey.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who may ask for which address; screens and services have matrices of their own. */
@DeskTest
class AddressRoleMatrixTests {

    /**
     * An address that answers and is missing here fails the test, and so does one that is no more. Nothing is sent: who may
     * not is refused before anybody looks for it. Agents ask for figures of their own.
     */
    private static final String MATRIX = """
            pattern                                                                         | example                                               | nobody AGENT MANAGER ADMIN VIEWER SUPERUSER
            GET /media/{id:[0-9]{1,18}}/{size}                                              | GET /media/1/small                                    | -      yes   yes     yes   yes    -
            /error                                                                          | GET /error                                            | -      yes   yes     yes   yes    yes
            GET /actuator                                                                   | GET /actuator                                         | -      yes   yes     yes   yes    yes
            GET /actuator/health                                                            | GET /actuator/health                                  | yes    yes   yes     yes   yes    yes
            GET /actuator/health/**                                                         | GET /actuator/health/liveness                         | yes    yes   yes     yes   yes    yes
            GET /actuator/prometheus                                                        | GET /actuator/prometheus                              | -      -     -       -     -      yes
            -                                                                               | GET /VAADIN/dynamic/resource/1/key/import             | -      -     yes     yes   -      -
            -                                                                               | GET /latchkey/styles.css                              | yes    yes   yes     yes   yes    yes
            -                                                                               | GET /listings                                         | -      yes   yes     yes   yes    yes
            -                                                                               | GET /actuator/env                                     | -      yes   yes     yes   yes    yes
            -                                                                               | POST /listings                                        | -      yes   yes     yes   yes    yes
            -                                                                               | GET /api/v1/nothing                                   | -      yes   yes     yes   yes    yes
            GET /api/docs                                                                   | GET /api/docs                                         | yes    yes   yes     yes   yes    yes
            -                                                                               | GET /api/swagger-ui/index.html                        | yes    yes   yes     yes   yes    yes
            POST /api/v1/auth/login                                                         | POST /api/v1/auth/login                               | yes    yes   yes     yes   yes    yes
            POST /api/v1/auth/logout                                                        | POST /api/v1/auth/logout                              | -      yes   yes     yes   yes    yes
            POST /api/v1/auth/refresh                                                       | POST /api/v1/auth/refresh                             | yes    yes   yes     yes   yes    yes
            GET /api/v1/contacts                                                            | GET /api/v1/contacts                                  | -      yes   yes     yes   yes    -
            POST /api/v1/contacts                                                           | POST /api/v1/contacts                                 | -      yes   yes     yes   -      -
            GET /api/v1/contacts/count                                                      | GET /api/v1/contacts/count                            | -      yes   yes     yes   yes    -
            GET /api/v1/contacts/export                                                     | GET /api/v1/contacts/export                           | -      yes   yes     yes   -      -
            GET /api/v1/contacts/{id:[0-9]{1,18}}                                           | GET /api/v1/contacts/999999                           | -      yes   yes     yes   yes    -
            PATCH /api/v1/contacts/{id:[0-9]{1,18}}                                         | PATCH /api/v1/contacts/999999                         | -      yes   yes     yes   -      -
            POST /api/v1/contacts/{id:[0-9]{1,18}}/archive                                  | POST /api/v1/contacts/999999/archive                  | -      yes   yes     yes   -      -
            POST /api/v1/contacts/{id:[0-9]{1,18}}/restore                                  | POST /api/v1/contacts/999999/restore                  | -      yes   yes     yes   -      -
            GET /api/v1/history                                                             | GET /api/v1/history                                   | -      -     -       yes   -      -
            GET /api/v1/history/count                                                       | GET /api/v1/history/count                             | -      -     -       yes   -      -
            GET /api/v1/history/export                                                      | GET /api/v1/history/export                            | -      -     -       yes   -      -
            GET /api/v1/imports                                                             | GET /api/v1/imports                                   | -      -     yes     yes   -      -
            POST /api/v1/imports                                                            | POST /api/v1/imports                                  | -      -     yes     yes   -      -
            GET /api/v1/imports/kinds                                                       | GET /api/v1/imports/kinds                             | -      -     yes     yes   -      -
            GET /api/v1/imports/{id:[0-9]{1,18}}                                            | GET /api/v1/imports/999999                            | -      -     yes     yes   -      -
            PATCH /api/v1/imports/{id:[0-9]{1,18}}                                          | PATCH /api/v1/imports/999999                          | -      -     yes     yes   -      -
            POST /api/v1/imports/{id:[0-9]{1,18}}/apply                                     | POST /api/v1/imports/999999/apply                     | -      -     yes     yes   -      -
            POST /api/v1/imports/{id:[0-9]{1,18}}/cancel                                    | POST /api/v1/imports/999999/cancel                    | -      -     yes     yes   -      -
            POST /api/v1/imports/{id:[0-9]{1,18}}/check                                     | POST /api/v1/imports/999999/check                     | -      -     yes     yes   -      -
            GET /api/v1/imports/{id:[0-9]{1,18}}/errors                                     | GET /api/v1/imports/999999/errors                     | -      -     yes     yes   -      -
            POST /api/v1/imports/{id:[0-9]{1,18}}/undo                                      | POST /api/v1/imports/999999/undo                      | -      -     yes     yes   -      -
            GET /api/v1/kpis                                                                | GET /api/v1/kpis?negotiator={me}                      | -      yes   yes     yes   -      -
            GET /api/v1/kpis/{name}                                                         | GET /api/v1/kpis/stock?negotiator={me}                | -      yes   yes     yes   -      -
            GET /api/v1/landlords                                                           | GET /api/v1/landlords                                 | -      yes   yes     yes   yes    -
            POST /api/v1/landlords                                                          | POST /api/v1/landlords                                | -      yes   yes     yes   -      -
            GET /api/v1/landlords/count                                                     | GET /api/v1/landlords/count                           | -      yes   yes     yes   yes    -
            GET /api/v1/landlords/export                                                    | GET /api/v1/landlords/export                          | -      yes   yes     yes   -      -
            GET /api/v1/landlords/{id:[0-9]{1,18}}                                          | GET /api/v1/landlords/999999                          | -      yes   yes     yes   yes    -
            PATCH /api/v1/landlords/{id:[0-9]{1,18}}                                        | PATCH /api/v1/landlords/999999                        | -      yes   yes     yes   -      -
            GET /api/v1/listings                                                            | GET /api/v1/listings                                  | -      yes   yes     yes   yes    -
            POST /api/v1/listings                                                           | POST /api/v1/listings                                 | -      yes   yes     yes   -      -
            GET /api/v1/listings/count                                                      | GET /api/v1/listings/count                            | -      yes   yes     yes   yes    -
            GET /api/v1/listings/export                                                     | GET /api/v1/listings/export                           | -      yes   yes     yes   -      -
            GET /api/v1/listings/{reference}                                                | GET /api/v1/listings/LK-999999                        | -      yes   yes     yes   yes    -
            PATCH /api/v1/listings/{reference}                                              | PATCH /api/v1/listings/LK-999999                      | -      yes   yes     yes   -      -
            GET /api/v1/listings/{reference}/prices                                         | GET /api/v1/listings/LK-999999/prices                 | -      yes   yes     yes   yes    -
            GET /api/v1/listings/{reference}/statuses                                       | GET /api/v1/listings/LK-999999/statuses               | -      yes   yes     yes   yes    -
            GET /api/v1/listings/{reference}/transitions                                    | GET /api/v1/listings/LK-999999/transitions            | -      yes   yes     yes   yes    -
            POST /api/v1/listings/{reference}/transitions                                   | POST /api/v1/listings/LK-999999/transitions           | -      yes   yes     yes   -      -
            GET /api/v1/metrics/database                                                    | GET /api/v1/metrics/database                          | -      -     -       -     -      yes
            GET /api/v1/metrics/health                                                      | GET /api/v1/metrics/health                            | -      -     -       -     -      yes
            GET /api/v1/properties                                                          | GET /api/v1/properties                                | -      yes   yes     yes   yes    -
            POST /api/v1/properties                                                         | POST /api/v1/properties                               | -      yes   yes     yes   -      -
            GET /api/v1/properties/count                                                    | GET /api/v1/properties/count                          | -      yes   yes     yes   yes    -
            GET /api/v1/properties/export                                                   | GET /api/v1/properties/export                         | -      yes   yes     yes   -      -
            GET /api/v1/properties/{id:[0-9]{1,18}}                                         | GET /api/v1/properties/999999                         | -      yes   yes     yes   yes    -
            PATCH /api/v1/properties/{id:[0-9]{1,18}}                                       | PATCH /api/v1/properties/999999                       | -      yes   yes     yes   -      -
            POST /api/v1/properties/{id:[0-9]{1,18}}/archive                                | POST /api/v1/properties/999999/archive                | -      yes   yes     yes   -      -
            GET /api/v1/properties/{id:[0-9]{1,18}}/listings                                | GET /api/v1/properties/999999/listings                | -      yes   yes     yes   yes    -
            GET /api/v1/properties/{id:[0-9]{1,18}}/owners                                  | GET /api/v1/properties/999999/owners                  | -      yes   yes     yes   yes    -
            POST /api/v1/properties/{id:[0-9]{1,18}}/restore                                | POST /api/v1/properties/999999/restore                | -      yes   yes     yes   -      -
            GET /api/v1/saved-filters                                                       | GET /api/v1/saved-filters                             | -      yes   yes     yes   yes    -
            POST /api/v1/saved-filters                                                      | POST /api/v1/saved-filters                            | -      yes   yes     yes   -      -
            DELETE /api/v1/saved-filters/{id:[0-9]{1,18}}                                   | DELETE /api/v1/saved-filters/999999                   | -      yes   yes     yes   -      -
            GET /api/v1/saved-filters/{id:[0-9]{1,18}}                                      | GET /api/v1/saved-filters/999999                      | -      yes   yes     yes   yes    -
            PATCH /api/v1/saved-filters/{id:[0-9]{1,18}}                                    | PATCH /api/v1/saved-filters/999999                    | -      yes   yes     yes   -      -
            GET /api/v1/users                                                               | GET /api/v1/users                                     | -      -     -       yes   -      -
            POST /api/v1/users                                                              | POST /api/v1/users                                    | -      -     -       yes   -      -
            POST /api/v1/users/bulk                                                         | POST /api/v1/users/bulk                               | -      -     -       yes   -      -
            GET /api/v1/users/count                                                         | GET /api/v1/users/count                               | -      -     -       yes   -      -
            GET /api/v1/users/export                                                        | GET /api/v1/users/export                              | -      -     -       yes   -      -
            GET /api/v1/users/statistics                                                    | GET /api/v1/users/statistics?negotiator={me}          | -      yes   yes     yes   -      -
            GET /api/v1/users/{id:[0-9]{1,18}}                                              | GET /api/v1/users/999999                              | -      -     -       yes   -      -
            PATCH /api/v1/users/{id:[0-9]{1,18}}                                            | PATCH /api/v1/users/999999                            | -      -     -       yes   -      -
            DELETE /api/v1/users/{id:[0-9]{1,18}}/api-tokens                                | DELETE /api/v1/users/999999/api-tokens                | -      -     -       yes   -      -
            POST /api/v1/users/{id:[0-9]{1,18}}/leave                                       | POST /api/v1/users/999999/leave                       | -      -     -       yes   -      -
            POST /api/v1/users/{id:[0-9]{1,18}}/link                                        | POST /api/v1/users/999999/link                        | -      -     -       yes   -      -
            POST /api/v1/users/{id:[0-9]{1,18}}/reactivate                                  | POST /api/v1/users/999999/reactivate                  | -      -     -       yes   -      -
            DELETE /api/v1/users/{id:[0-9]{1,18}}/second-factor                             | DELETE /api/v1/users/999999/second-factor             | -      -     -       yes   -      -
            GET /api/v1/users/{id:[0-9]{1,18}}/sessions                                     | GET /api/v1/users/999999/sessions                     | -      -     -       yes   -      -
            DELETE /api/v1/users/{id:[0-9]{1,18}}/sessions                                  | DELETE /api/v1/users/999999/sessions                  | -      -     -       yes   -      -
            DELETE /api/v1/users/{id:[0-9]{1,18}}/sessions/{session:[0-9a-f-]{36}}          | DELETE /api/v1/users/999999/sessions/00000000-0000-0000-0000-000000000000 | -      -     -       yes   -      -
            POST /api/v1/users/{id:[0-9]{1,18}}/suspend                                     | POST /api/v1/users/999999/suspend                     | -      -     -       yes   -      -
            GET /api/v1/webhooks                                                            | GET /api/v1/webhooks                                  | -      -     -       yes   -      -
            POST /api/v1/webhooks                                                           | POST /api/v1/webhooks                                 | -      -     -       yes   -      -
            GET /api/v1/webhooks/{id:[0-9]{1,18}}                                           | GET /api/v1/webhooks/999999                           | -      -     -       yes   -      -
            PATCH /api/v1/webhooks/{id:[0-9]{1,18}}                                         | PATCH /api/v1/webhooks/999999                         | -      -     -       yes   -      -
            DELETE /api/v1/webhooks/{id:[0-9]{1,18}}                                        | DELETE /api/v1/webhooks/999999                        | -      -     -       yes   -      -
            GET /api/v1/webhooks/{id:[0-9]{1,18}}/deliveries                                | GET /api/v1/webhooks/999999/deliveries                | -      -     -       yes   -      -
            POST /api/v1/webhooks/{id:[0-9]{1,18}}/deliveries/{delivery:[0-9]{1,18}}/replay | POST /api/v1/webhooks/999999/deliveries/999999/replay | -      -     -       yes   -      -
            POST /api/v1/webhooks/{id:[0-9]{1,18}}/pause                                    | POST /api/v1/webhooks/999999/pause                    | -      -     -       yes   -      -
            POST /api/v1/webhooks/{id:[0-9]{1,18}}/ping                                     | POST /api/v1/webhooks/999999/ping                     | -      -     -       yes   -      -
            POST /api/v1/webhooks/{id:[0-9]{1,18}}/replay                                   | POST /api/v1/webhooks/999999/replay                   | -      -     -       yes   -      -
            POST /api/v1/webhooks/{id:[0-9]{1,18}}/resume                                   | POST /api/v1/webhooks/999999/resume                   | -      -     -       yes   -      -
            POST /api/v1/webhooks/{id:[0-9]{1,18}}/rotate-secret                            | POST /api/v1/webhooks/999999/rotate-secret            | -      -     -       yes   -      -
            GET /api/v1/openapi                                                             | GET /api/v1/openapi                                   | yes    yes   yes     yes   yes    yes
            GET /api/v1/openapi/swagger-config                                              | GET /api/v1/openapi/swagger-config                    | yes    yes   yes     yes   yes    yes
            GET /api/v1/openapi.yaml                                                        | GET /api/v1/openapi.yaml                              | yes    yes   yes     yes   yes    yes
            """;

    private static final List<String> WHO = List.of("nobody", "AGENT", "MANAGER", "ADMIN", "VIEWER", "SUPERUSER");

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private Agencies agencies;

    private MockMvc web;

    @BeforeEach
    void start(@Autowired WebApplicationContext context) {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private record Line(String pattern, String method, String address, List<Boolean> may) {

        boolean isForPrograms() {
            return address.startsWith("/api/");
        }

        static Line of(String line) {
            var cells = line.split("\\s*\\|\\s*", 3);
            var example = cells[1].split(" ", 2);
            return new Line(
                    cells[0].strip(),
                    example[0],
                    example[1].strip(),
                    List.of(cells[2].strip().split("\\s+", -1)).stream()
                            .map("yes"::equals)
                            .toList());
        }
    }

    private static List<Line> lines() {
        return MATRIX.lines().skip(1).map(Line::of).toList();
    }

    @Test
    void everyAddressThatAnswersIsInTheMatrix() {
        var known = new TreeSet<String>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var pattern : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    known.add(pattern);
                }
                methods.forEach(method -> known.add(method + " " + pattern));
            }
        }));
        assertThat(lines().stream().map(Line::pattern).filter(pattern -> !pattern.equals("-")))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyAddressAnswersThoseItIsForAndNobodyElse() throws Exception {
        var agency = agencies.create();
        var wrong = new ArrayList<String>();
        for (var line : lines()) {
            for (int i = 0; i < WHO.size(); i++) {
                int status = status(line, person(agency, WHO.get(i)));
                boolean isLetIn = status != 302 && status != 401 && status != 403;
                if (isLetIn != line.may().get(i)) {
                    wrong.add("%s %s as %s: %d".formatted(line.method(), line.address(), WHO.get(i), status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Screens are another servlet's, which is not here: whoever gets as far as that was let in. */
    private int status(Line line, @Nullable SignedIn person) throws Exception {
        try {
            var address = line.address().replace("{me}", person == null ? "1" : Long.toString(person.id()));
            var answer = web.perform(request(HttpMethod.valueOf(line.method()), address)
                            .with(person == null ? anonymous() : line.isForPrograms() ? token(person) : user(person))
                            .with(line.isForPrograms() ? sent -> sent : csrf()))
                    .andReturn()
                    .getResponse();
            var elsewhere = answer.getRedirectedUrl();
            return elsewhere != null && elsewhere.contains("/api/swagger-ui") ? 200 : answer.getStatus();
        } catch (ServletException e) {
            assertThat(e).hasMessageContaining("springServlet");
            return 200;
        }
    }

    /** As a token of theirs that was made for all that they may do. */
    private static RequestPostProcessor token(SignedIn person) {
        var shown = UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        shown.setDetails(
                new Bearer(person, ApiScope.of(person.role()), UUID.randomUUID().toString()));
        return authentication(shown);
    }

    private static @Nullable SignedIn person(TestAgency agency, String who) {
        return switch (who) {
            case "AGENT" -> agency.agent();
            case "MANAGER" -> agency.manager();
            case "ADMIN" -> agency.admin();
            case "VIEWER" -> agency.viewer();
            case "SUPERUSER" ->
                new SignedIn(1, null, null, "superuser@example.org", "Super User", Role.SUPERUSER, true, null);
            default -> null;
        };
    }

    @Test
    void aNetworkAddressThatSendsTooManyFormsIsToldWhenToTryAgain() throws Exception {
        int limit = 120;
        var last = 0;
        for (int i = 0; i <= 3 * limit; i++) {
            var answer = step("/sign-in/step");
            last = answer.getStatus();
            if (i == 0) {
                assertThat(answer.getHeader("RateLimit-Limit")).isEqualTo("120");
                assertThat(answer.getHeader("RateLimit-Remaining")).isEqualTo("119");
            }
            if (last == 429) {
                assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After"))))
                        .isBetween(1, 60);
                break;
            }
        }
        assertThat(last).isEqualTo(429);
        assertThat(step("/%73ign-in/st%65p").getStatus())
                .as("the same address written otherwise")
                .isEqualTo(429);
        var page = step("/sign-in", MediaType.TEXT_HTML);
        assertThat(page.getRedirectedUrl()).as("a person at a browser").matches("/sign-in\\?later=\\d{1,2}");
        assertThat(page.getHeader("Retry-After")).isNotNull();
    }

    private MockHttpServletResponse step(String address) throws Exception {
        return step(address, MediaType.APPLICATION_JSON);
    }

    private MockHttpServletResponse step(String address, MediaType accepted) throws Exception {
        return web.perform(post(URI.create(address))
                        .accept(accepted)
                        .param("code", "1")
                        .with(csrf())
                        .with(sent -> {
                            sent.setRemoteAddr("198.51.100.77");
                            return sent;
                        }))
                .andReturn()
                .getResponse();
    }
}
