package app.latchkey.contacts;

import app.latchkey.imports.ImportColumn;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportPart;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.MatchKey;
import app.latchkey.imports.RowTexts;
import app.latchkey.imports.StagedRows;
import app.latchkey.platform.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Contacts as rows of files tell of them, for every kind of import whose rows do. */
public final class ContactRows {

    /** What a contact {@code t} is called. */
    public static final String NAME_SQL = "t.name";

    /** What a row says of its contact's kind counts; what is only concluded from its names is for a new contact. */
    private static final ImportColumn KIND = ImportColumn.of("kind", "text").otherwise("""
            case when f.company_name is not null and f.first_name is null and f.last_name is null then 'COMPANY'
                 else 'PERSON' end""");

    /** A part of the address that is known already is no news. */
    private static final ImportColumn ADDRESS =
            ImportColumn.of("address", "text").mergedBy("""
            case when strpos(lower(t.address), lower(f.address)) > 0 then t.address
                 else coalesce(f.address, t.address) end""");

    private static final List<ImportColumn> COLUMNS = List.of(
            KIND,
            ImportColumn.of("title", "text"),
            ImportColumn.of("first_name", "text"),
            ImportColumn.of("last_name", "text"),
            ImportColumn.of("company_name", "text"),
            ImportColumn.of("company_number", "text"),
            ImportColumn.of("email", "citext"),
            ImportColumn.of("second_email", "citext"),
            ImportColumn.of("phone", "text"),
            ImportColumn.of("second_phone", "text"),
            ADDRESS,
            ImportColumn.of("postcode", "text"),
            ImportColumn.of("correspondence_address", "text"),
            ImportColumn.of("service_address", "text"),
            ImportColumn.of("preferred_channel", "text"),
            ImportColumn.of("source", "text").otherwise("'IMPORT'"),
            ImportColumn.of("notes", "text"));

    private static final String NAMELESS = """
            select r.line, ''
              from {rows} r join contact t on t.id = r.ids[1]
             where r.fields ->> 'kind' = '%s' and %s""";

    private ContactRows() {}

    public static List<ImportField> fields() {
        return ContactRowFields.ALL;
    }

    public static List<MatchKey> keys() {
        var separator = "'" + MatchKey.SEPARATOR + "'";
        return List.of(
                new MatchKey(
                        "email", List.of(ContactRowReader.EMAIL), List.of("email"), true, "t.email_key = k.key", false),
                new MatchKey(
                        "phone", List.of(ContactRowReader.PHONE), List.of("phone"), false, "t.phone = k.key", false),
                new MatchKey(
                        "name-postcode",
                        List.of(ContactRowReader.POSTCODE),
                        List.of("name", "postcode"),
                        true,
                        "t.postcode = upper(split_part(k.key, %1$s, 2)) and lower(t.name) = split_part(k.key, %1$s, 1)"
                                .formatted(separator),
                        false));
    }

    /** The contact a row is about, recognised by one of the {@link #keys}. */
    public static ImportPart part() {
        return new ImportPart(
                ContactService.ENTITY,
                "contact",
                null,
                COLUMNS,
                told(),
                Map.of("created_at", ":at", "updated_at", ":at"),
                "updated_at = :at",
                "t.deleted_at is null",
                "deleted_at = :at",
                "exists (select from contact_role r where r.contact_id = t.id)");
    }

    /** Reads a row's contact; what a record needs that is not there yet may be missing. */
    public static void read(RowTexts row) {
        new ContactRowReader(row).read();
    }

    /** What a row makes of a contact's kind must leave it a name. */
    public static void checkAgainstAgency(StagedRows rows) {
        rows.reject(
                ContactRowReader.KIND,
                "contact.problem.last-name",
                NAMELESS.formatted(
                        "PERSON",
                        "coalesce(r.fields ->> 'first_name', r.fields ->> 'last_name', t.first_name, t.last_name) is null"));
        rows.reject(
                ContactRowReader.KIND,
                "contact.problem.company-name",
                NAMELESS.formatted("COMPANY", "coalesce(r.fields ->> 'company_name', t.company_name) is null"));
    }

    public static List<String> previewColumns() {
        return List.of("contact.name", "contact.email", "contact.phone", "contact.postcode");
    }

    public static List<ImportText> preview(JsonNode values) {
        var phone = values.path("phone").asString("");
        return List.of(
                ImportText.plain(values.path("name").asString("")),
                ImportText.plain(values.path("email").asString("")),
                ImportText.plain(phone.isEmpty() ? "" : new PhoneNumber(phone).british()),
                ImportText.plain(values.path("postcode").asString("")));
    }

    private static Map<String, String> told() {
        var told = new LinkedHashMap<String, String>();
        for (var column : COLUMNS) {
            told.put(ContactRowReader.field(column.name()), "%1$s." + column.name() + "::text");
        }
        return told;
    }
}
