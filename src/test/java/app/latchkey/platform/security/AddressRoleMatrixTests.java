package app.latchkey.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who may ask for which address; screens and services have matrices of their own. */
@DeskTest
class AddressRoleMatrixTests {

    /** An address that answers and is missing here fails the test, and so does one that is no more. */
    private static final String MATRIX = """
            pattern                              | example                                    | nobody AGENT MANAGER ADMIN VIEWER SUPERUSER
            /media/{id:[0-9]{1,18}}/{size}       | GET /media/1/small                         | -      yes   yes     yes   yes    -
            /error                               | GET /error                                 | -      yes   yes     yes   yes    yes
            /actuator                            | GET /actuator                              | -      yes   yes     yes   yes    yes
            /actuator/health                     | GET /actuator/health                       | yes    yes   yes     yes   yes    yes
            /actuator/health/**                  | GET /actuator/health/liveness              | yes    yes   yes     yes   yes    yes
            /actuator/prometheus                 | GET /actuator/prometheus                   | -      -     -       -     -      yes
            -                                    | GET /VAADIN/dynamic/resource/1/key/import  | -      -     yes     yes   -      -
            -                                    | GET /latchkey/styles.css                   | yes    yes   yes     yes   yes    yes
            -                                    | GET /listings                              | -      yes   yes     yes   yes    yes
            -                                    | GET /actuator/env                          | -      yes   yes     yes   yes    yes
            -                                    | POST /listings                             | -      yes   yes     yes   yes    yes
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
        mappings.forEach(
                mapping -> mapping.getHandlerMethods().keySet().forEach(info -> known.addAll(info.getPatternValues())));
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
            return web.perform(request(HttpMethod.valueOf(line.method()), line.address())
                            .with(person == null ? anonymous() : user(person))
                            .with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (ServletException e) {
            assertThat(e).hasMessageContaining("springServlet");
            return 200;
        }
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
            var answer = web.perform(post("/sign-in/step")
                            .param("code", "1")
                            .with(csrf())
                            .with(sent -> {
                                sent.setRemoteAddr("198.51.100.77");
                                return sent;
                            }))
                    .andReturn()
                    .getResponse();
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
    }
}
