package app.latchkey.audit;

import app.latchkey.audit.HistorySearch.Subject;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a record of each kind is called, and where it is shown. */
final class RecordNames {

    private static final String OF_ONE = """
            select l.reference || ' ' || l.address as name,
                   case when l.deleted_at is null then 'listings/' || l.reference end as path
              from listing l where h.entity_type = 'Listing' and l.agency_id = h.agency_id and l.id = h.entity_id
            union all
            select p.address, case when p.deleted_at is null then 'properties/' || p.id end
              from property p where h.entity_type = 'Property' and p.agency_id = h.agency_id and p.id = h.entity_id
            union all
            select c.name, case when c.deleted_at is null then 'contacts/' || c.id end
              from contact c where h.entity_type = 'Contact' and c.agency_id = h.agency_id and c.id = h.entity_id
            union all
            select c.name, case when l.deleted_at is null then 'landlords/' || l.id end
              from landlord l join contact c on c.id = l.contact_id
             where h.entity_type = 'Landlord' and l.agency_id = h.agency_id and l.id = h.entity_id
            union all
            select j.file_name, 'import/' || j.id
              from import_job j where h.entity_type = 'ImportJob' and j.agency_id = h.agency_id and j.id = h.entity_id
            union all
            select u.name, 'users/' || u.id
              from users u where h.entity_type = 'User' and u.agency_id = h.agency_id and u.id = h.entity_id
            union all
            select w.url, 'webhooks/' || w.id
              from webhook w where h.entity_type = 'Webhook' and w.agency_id = h.agency_id and w.id = h.entity_id""";

    /** Of {@code page}, whose few rows alone are looked up. */
    static final String SELECT = """
             select h.id, h.at, h.actor_id, h.actor_name, h.event_type, h.entity_type, h.entity_id, h.changes, h.reason,
                    h.request_id, h.import_id,
                    (select j.file_name from import_job j where j.agency_id = h.agency_id and j.id = h.import_id)
                        as file_name,
                    (select c.line from import_change c
                      where c.agency_id = h.agency_id and c.job_id = h.import_id and c.entity_id = h.entity_id
                        and c.entity_type = h.entity_type limit 1) as line,
                    record.name as record_name, record.path as record_path
               from page h left join lateral (""" + OF_ONE + ") record on true";

    private RecordNames() {}

    static Optional<Subject> at(JdbcClient database, String path) {
        var parts = path.split("/", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0]) {
            case "listings" ->
                database.sql("select id from listing where agency_id = current_agency() and reference = :reference")
                        .param("reference", parts[1])
                        .query(Long.class)
                        .optional()
                        .map(id -> new Subject("Listing", id));
            case "properties" -> numbered("Property", parts[1]);
            case "contacts" -> numbered("Contact", parts[1]);
            case "landlords" -> numbered("Landlord", parts[1]);
            case "users" -> numbered("User", parts[1]);
            case "import" -> numbered("ImportJob", parts[1]);
            case "webhooks" -> numbered("Webhook", parts[1]);
            default -> Optional.empty();
        };
    }

    private static Optional<Subject> numbered(String kind, String number) {
        try {
            return Optional.of(new Subject(kind, Long.parseLong(number)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<String> name(JdbcClient database, String kind, long id) {
        return database.sql(
                        "select record.name from (select current_agency() as agency_id, cast(:kind as text) as entity_type,"
                                + " cast(:id as bigint) as entity_id) h cross join lateral (" + OF_ONE + ") record")
                .param("kind", kind)
                .param("id", id)
                .query(String.class)
                .optional();
    }
}
