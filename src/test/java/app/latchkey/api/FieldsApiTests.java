package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.security.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Which fields of a list's lines a program may name: those that a screen shows its person, and no screen hides any. */
@DeskTest
class FieldsApiTests {

    /** A field that is new is for every role that reads the list; one that is not is to be asked for by role here first. */
    private static final Map<String, String> OF_EVERYBODY = Map.of(
            "listings",
            "address age_days available_from bedrooms branch id landlord negotiator outcode property_type reference rent status town",
            "properties",
            "address bedrooms id listing_status owners postcode property_type town",
            "landlords",
            "aml_expires_on aml_status contact_id email id name phone status",
            "contacts",
            "created_at email id kind name phone postcode roles");

    private static final Map<String, String> OF_ADMINISTRATORS = Map.of(
            "users",
            "branch_name created_at email id last_sign_in_at name role status",
            "history",
            "actor_id event kind record_id record_name record_path request_id");

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private ApiClient nobody;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        nobody = ApiClient.of(context);
        new ApiRecords(nobody.standingFor(agency.admin()), agency).all();
    }

    @Test
    void everyRoleThatReadsAListReadsTheSameFields() {
        for (var person : List.of(agency.agent(), agency.manager(), agency.admin(), agency.viewer())) {
            OF_EVERYBODY.forEach((list, fields) -> assertThat(fields(person, list))
                    .as(list + " for " + person.role())
                    .isEqualTo(fields));
        }
        OF_ADMINISTRATORS.forEach((list, fields) ->
                assertThat(fields(agency.admin(), list)).as(list).isEqualTo(fields));
    }

    /** As a line has them, and each of them by itself. */
    private String fields(SignedIn person, String list) {
        var program = nobody.standingFor(person);
        var line =
                program.get("/api/v1/" + list + "?size=1").json().path("items").get(0);
        for (var field : line.propertyNames()) {
            var some =
                    program.get("/api/v1/" + list + "?size=1&fields=" + field).json();
            assertThat(some.path("items").get(0).propertyNames()).containsExactly(field);
            assertThat(some.path("items").get(0).path(field)).isEqualTo(line.path(field));
        }
        return line.propertyNames().stream().sorted().collect(Collectors.joining(" "));
    }

    @Test
    void whatOnlyAdministratorsReadHasNoFieldsForOthers() {
        for (var person : List.of(agency.agent(), agency.manager(), agency.viewer())) {
            for (var list : OF_ADMINISTRATORS.keySet()) {
                assertThat(nobody.standingFor(person)
                                .get("/api/v1/" + list + "?fields=id")
                                .status())
                        .isEqualTo(403);
            }
        }
    }
}
