package app.latchkey.workspace.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient;
import app.latchkey.api.ApiClient.Answer;
import app.latchkey.workspace.SavedSearchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class SavedFilterApiTests {

    private TestAgency agency;
    private ApiClient agent;
    private ApiClient manager;
    private Answer made;
    private String address;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context, @Autowired Agencies agencies) {
        agency = agencies.create();
        agent = ApiClient.of(context).standingFor(agency.agent());
        manager = ApiClient.of(context).standingFor(agency.manager());
        made = agent.post("/api/v1/saved-filters", """
                {"list": "listings", "name": "York", "query": "town=York", "shared": true}""");
        address = String.valueOf(made.header("Location"));
    }

    private void problem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void whatIsMadeIsReadInTheSameWords() {
        assertThat(made.status()).isEqualTo(201);
        var found = agent.get(address);
        assertThat(found.json()).isEqualTo(made.json());
        assertThat(found.tag()).isEqualTo(made.tag());
        assertThat(found.json().path("list").asString()).isEqualTo("listings");
        assertThat(found.json().path("own").asBoolean()).isTrue();
        assertThat(manager.get(address).json().path("own").asBoolean()).isFalse();
    }

    @Test
    void itsOwnerChangesOneAndSaysWhatNothingIsSaidOfStays() {
        var changed = agent.with("If-Match", made.tag()).patch(address, """
                {"name": "Flats in York"}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("name").asString()).isEqualTo("Flats in York");
        assertThat(changed.json().path("query").asString()).isEqualTo("town=York");
        assertThat(changed.json().path("shared").asBoolean()).isTrue();
        assertThat(changed.json().path("version").asInt()).isEqualTo(1);
        assertThat(agent.get(address).tag()).isEqualTo(changed.tag());
        problem(
                manager.with("If-Match", manager.get(address).tag()).patch(address, "{\"name\": \"Ours\"}"),
                404,
                "not-found");
    }

    @Test
    void nobodyChangesOrRemovesWhatTheyHaveNotSeen() {
        problem(agent.patch(address, "{\"name\": \"x\"}"), 428, "version-missing");
        problem(agent.delete(address), 428, "version-missing");
        agent.with("If-Match", made.tag()).patch(address, "{\"query\": \"town=Leeds\"}");
        problem(agent.with("If-Match", made.tag()).patch(address, "{\"name\": \"x\"}"), 412, "stale");
        problem(manager.with("If-Match", made.tag()).delete(address), 412, "stale");
        assertThat(agent.get(address).json().path("query").asString()).isEqualTo("town=Leeds");
        var removed = manager.with("If-Match", manager.get(address).tag()).delete(address);
        assertThat(removed.status()).isEqualTo(204);
        problem(agent.get(address), 404, "not-found");
    }

    @Test
    void startingWithItIsTheReadersAffairAndSeenAtOnce(@Autowired SavedSearchService searches) {
        Agencies.signIn(agency.agent());
        searches.startWith(made.json().path("id").asLong());
        Agencies.signOut();
        var known = agent.with("If-None-Match", made.tag()).get(address);
        assertThat(known.status()).as("what it holds is another than before").isEqualTo(200);
        assertThat(known.json().path("start_page").asBoolean()).isTrue();
        assertThat(agent.with("If-Match", made.tag())
                        .patch(address, "{\"shared\": false}")
                        .status())
                .as("and yet its owner changed nothing of it")
                .isEqualTo(200);
    }

    @Test
    void whatCantBeSoIsSaidByField() {
        var tag = made.tag();
        var blank = agent.with("If-Match", tag).patch(address, "{\"name\": \" \"}");
        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.json().path("errors").get(0).path("field").asString()).isEqualTo("name");
        var endless = agent.with("If-Match", tag).patch(address, "{\"query\": \"%s\"}".formatted("q".repeat(4_001)));
        assertThat(endless.status()).isEqualTo(400);
        assertThat(endless.json().path("errors").get(0).path("field").asString())
                .isEqualTo("query");
        agent.post("/api/v1/saved-filters", """
                {"list": "listings", "name": "Leeds", "query": "town=Leeds"}""");
        problem(agent.with("If-Match", tag).patch(address, "{\"name\": \"LEEDS\"}"), 409, "saved-filter-taken");
        assertThat(agent.get(address).tag()).isEqualTo(tag);
    }
}
