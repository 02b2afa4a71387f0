package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.TestAgency;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One record of each kind that has an address, made by a program of an administrator. */
final class ApiRecords {

    private final ApiClient admin;
    private final TestAgency agency;

    ApiRecords(ApiClient admin, TestAgency agency) {
        this.admin = admin;
        this.agency = agency;
    }

    /** What stands behind the address of its list. */
    Map<String, String> all() {
        var records = new LinkedHashMap<String, String>();
        var landlord = contact("Ann", "Archer");
        records.put("/api/v1/landlords", made("/api/v1/landlords?contact=" + landlord, "{\"status\": \"active\"}"));
        records.put("/api/v1/contacts", contact("Ben", "Baker"));
        records.put("/api/v1/properties", made("/api/v1/properties", """
                {"address": "1 Acacia Road", "town": "York", "property_type": "flat", "bedrooms": 2}"""));
        records.put("/api/v1/listings", made("/api/v1/listings", """
                {"branch_id": %d, "address": "2 Acacia Road", "town": "York", "property_type": "flat", "bedrooms": 2,
                 "landlord_id": %s, "rent": {"amount_pence": 125000, "frequency": "monthly"}}""".formatted(
                        agency.branchId(), records.get("/api/v1/landlords"))));
        records.put("/api/v1/saved-filters", made("/api/v1/saved-filters", """
                {"list": "listings", "name": "York", "query": "town=York"}"""));
        records.put("/api/v1/users", Long.toString(agency.agent().id()));
        records.put("/api/v1/webhooks", made("/api/v1/webhooks", """
                {"url": "https://127.0.0.1/hooks", "topics": ["listing.created"]}"""));
        records.put("/api/v1/imports", imported());
        return records;
    }

    /** Where a path of the document leads for one of them. */
    static String address(String path, String record) {
        return path.replace("{session}", "3f2504e0-4f89-41d3-9a0c-0305e82c3301").replaceAll("\\{[a-z]+}", record);
    }

    private String contact(String first, String last) {
        return made("/api/v1/contacts", """
                {"kind": "person", "first_name": "%s", "last_name": "%s"}""".formatted(first, last));
    }

    private String made(String address, String body) {
        var made = admin.post(address, body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var reference = made.json().path("reference");
        return address.equals("/api/v1/listings")
                ? reference.asString()
                : made.json().path("id").asString();
    }

    private String imported() {
        var file = "Address,Town,Type,Bedrooms\n1 High Street,York,Flat,2\n,York,Flat,2\n";
        var made = admin.with("Content-Type", "text/csv")
                .sendBytes(
                        "POST",
                        "/api/v1/imports?kind=listings&branch=" + agency.branchId(),
                        file.getBytes(StandardCharsets.UTF_8));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asString();
    }
}
