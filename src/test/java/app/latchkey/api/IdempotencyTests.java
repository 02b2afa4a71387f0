package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** A key stands for the whole of a request: its address with what is asked there, and what is sent. */
@DeskTest
class IdempotencyTests {

    private static final String CONTACTS = "/api/v1/contacts";
    private static final String LANDLORDS = "/api/v1/landlords";
    private static final String ANN = "{\"kind\": \"person\", \"first_name\": \"Ann\", \"last_name\": \"Archer\"}";

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private ApiClient manager;
    private ApiClient keyed;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        manager = ApiClient.of(context).standingFor(agency.manager());
        keyed = manager.with("Idempotency-Key", "one");
    }

    private String contact(String last) {
        var made = manager.post(CONTACTS, ANN.replace("Archer", last));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private int count(String list) {
        return manager.get(list + "/count").json().path("count").asInt();
    }

    private static void taken(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-taken");
    }

    @Test
    void aLandlordOfAnotherContactIsAnotherWish() {
        var archer = contact("Archer");
        var baker = contact("Baker");
        var made = keyed.post(LANDLORDS + "?contact=" + archer, "{}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        taken(keyed.post(LANDLORDS + "?contact=" + baker, "{}"));
        assertThat(keyed.post(LANDLORDS + "?contact=" + archer, "{}").body()).isEqualTo(made.body());
        assertThat(count(LANDLORDS)).isOne();
    }

    @Test
    void whomAContactDiffersFromIsPartOfTheWish() {
        var other = contact("Archer");
        var made = keyed.post(CONTACTS + "?different_from=" + other, ANN);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        taken(keyed.post(CONTACTS, ANN));
        taken(keyed.post(CONTACTS + "?different_from=" + other + ",999999", ANN));
        assertThat(keyed.post(CONTACTS + "?different_from=" + other, ANN).body())
                .isEqualTo(made.body());
        assertThat(count(CONTACTS)).isEqualTo(2);
    }
}
