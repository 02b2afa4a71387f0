package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ActuatorTests {

    private static final SignedIn SUPERUSER =
            new SignedIn(1, null, null, "root@example.org", "Root", Role.SUPERUSER, true, null);

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private MockMvc web;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .<DefaultMockMvcBuilder>addFilters(new RequestIdFilter(), context.getBean(RoundTripFilter.class))
                .build();
    }

    @Test
    void strangersLearnWhetherItIsUpAndNothingElse() throws Exception {
        web.perform(get("/actuator/health"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("UP"))
                .andExpect(jsonPath("$.components").doesNotExist());
        web.perform(get("/actuator/health/database")).andExpect(status().isNotFound());
        web.perform(get("/actuator/health/readiness")).andExpect(status().isOk());
    }

    @Test
    void superusersSeeEveryCheck() throws Exception {
        web.perform(get("/actuator/health").with(user(SUPERUSER)))
                .andExpect(jsonPath("$.components.database.status").value("UP"))
                .andExpect(jsonPath("$.components.cache.status").value("UP"))
                .andExpect(jsonPath("$.components.jobs.status").value("UP"))
                .andExpect(jsonPath("$.components.disk.details.freeBytes").isNumber());
        web.perform(get("/actuator/health").with(user(agencies.create().admin())))
                .andExpect(jsonPath("$.components").doesNotExist());
    }

    @Test
    void aHistoryThatIsNotAsWrittenIsSeenWithoutItsAgencyAndSendsNobodyAway() throws Exception {
        long agency = agencies.create().id();
        check(agency, 1, "'CHAIN'");
        try {
            web.perform(get("/actuator/health").with(user(SUPERUSER)))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.status").value("UP"))
                    .andExpect(jsonPath("$.components.history.status").value("BROKEN"))
                    .andExpect(jsonPath("$.components.history.details.length()").value(1))
                    .andExpect(jsonPath("$.components.history.details.agenciesNotAsWritten")
                            .isNumber());
            web.perform(get("/actuator/health"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.components").doesNotExist());
        } finally {
            check(agency, 2, "null");
        }
    }

    private void check(long agencyId, int id, String found) {
        agencies.within(
                agencyId, () -> database.sql("""
                                insert into history_check (agency_id, id, at, seals, events, differing, found)
                                values (current_agency(), %d, now(), 1, 1, num_nonnulls(%s), %s)""".formatted(id, found, found)).update());
    }

    @Test
    void figuresAreForSuperusersAndWhoeverKnowsTheWord() throws Exception {
        web.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
        web.perform(get("/actuator/prometheus").header("Authorization", "Bearer a-word-for-scraper"))
                .andExpect(status().isUnauthorized());
        web.perform(get("/actuator/prometheus").header("Authorization", "Bearer "))
                .andExpect(status().isUnauthorized());
        var agency = agencies.create();
        for (var person : List.of(agency.agent(), agency.manager(), agency.admin(), agency.viewer())) {
            web.perform(get("/actuator/prometheus").with(user(person))).andExpect(status().isForbidden());
        }
        web.perform(get("/actuator/prometheus").with(user(SUPERUSER))).andExpect(status().isOk());
        web.perform(get("/actuator/prometheus").header("Authorization", "Bearer a-word-for-scrapers"))
                .andExpect(status().isOk());
    }

    private String figures() throws Exception {
        return web.perform(get("/actuator/prometheus").with(user(SUPERUSER)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void requestsOfProgramsThatWaitForTheirTurnAreCounted() throws Exception {
        assertThat(figures()).contains("\nhttp_requests_waiting 0");
    }

    @Test
    void figuresHaveTheNamesOfTheGuides() throws Exception {
        web.perform(get("/actuator/health"));
        var figures = figures();
        for (var name : List.of(
                "http_request_duration_seconds_bucket{",
                "http_request_duration_seconds_count{",
                "http_requests_total{",
                "http_requests_in_progress ",
                "database_query_duration_seconds_count ",
                "database_connection_pool_size ",
                "database_connection_pool_available ",
                "cache_hit_rate{cache=\"kpis\"}",
                "cache_miss_rate{cache=\"kpis\"}",
                "cache_hit_rate{cache=\"listing-counts\"}",
                "cache_hit_rate{cache=\"api-answers\"}",
                "error_rate_by_endpoint{",
                "http_health_check_status{service=\"api\"} 1")) {
            assertThat(figures).contains("\n" + name);
        }
    }
}
