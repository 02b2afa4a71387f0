package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ListingApiTests {

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private ApiClient agent;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        agent = ApiClient.of(context).signIn(agency.agent().email(), Agencies.PASSWORD);
    }

    private String draft(String address) {
        var made = agent.post("/api/v1/listings", """
                {"branch_id": %d, "address": "%s", "town": "Leeds", "property_type": "flat", "bedrooms": 2,
                 "rent": {"amount_pence": 120000, "frequency": "monthly"}}""".formatted(agency.branchId(), address));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("reference").asString();
    }

    @Test
    void aListingIsMadeFoundAndEdited() {
        var reference = draft("1 High Street");
        var found = agent.get("/api/v1/listings/" + reference);
        System.out.println(found + " " + found.tag() + found.header("Server-Timing") + found.header("X-Request-Id"));
        var edited = agent.with("If-Match", found.tag())
                .patch("/api/v1/listings/" + reference, "{\"bedrooms\": 3, \"summary\": \"Nice\"}");
        System.out.println(edited);
        System.out.println(agent.get("/api/v1/listings?sort=-rent&size=1"));
        System.out.println(agent.get("/api/v1/listings?sort=-rent&size=1000&foo=1&bedrooms_min=x&fields=a"));
        System.out.println(agent.get("/api/v1/listings/export?fields=reference,rent&format=csv"));
        System.out.println(agent.get("/api/v1/listings/export"));
        System.out.println(agent.get("/api/v1/nothing"));
        System.out.println(agent.send("DELETE", "/api/v1/listings/" + reference, null));
        System.out.println(agent.patch("/api/v1/listings/" + reference, "{\"bedrooms\": 3"));
        System.out.println(
                agent.with("If-Match", found.tag()).patch("/api/v1/listings/" + reference, "{\"bedrooms\": 3"));
        System.out.println(agent.with("If-Match", found.tag())
                .patch("/api/v1/listings/" + reference, "{\"bedrooms\": \"x\", \"oh\": 1}"));
        System.out.println(
                agent.with("If-Match", found.tag()).patch("/api/v1/listings/" + reference, "{\"bedrooms\": 4}"));
        System.out.println(agent.get("/api/v1/listings/" + reference + "/transitions"));
        System.out.println(agent.with("If-Match", edited.tag())
                .post("/api/v1/listings/" + reference + "/transitions", "{\"action\": \"instruct\"}"));
        var api = agent.get("/api/v1/openapi");
        System.out.println(api.body());
    }
}
