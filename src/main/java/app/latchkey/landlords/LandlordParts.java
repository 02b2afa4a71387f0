package app.latchkey.landlords;

import app.latchkey.contacts.ContactRows;
import app.latchkey.imports.ImportColumn;
import app.latchkey.imports.ImportPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the rows of a file of landlords go: to a contact, to its part as a landlord, and to a share of a property. */
final class LandlordParts {

    /** Shares that the import being taken back added. */
    private static final String ADDED = """
            select x.entity_id from import_change x
             where x.agency_id = current_agency() and x.job_id = :job and x.part = 2""";

    /** Shares of others at the same time would no longer add up. */
    static final String SHARED = """
            exists (select from ownership o
                     where o.property_id = t.property_id
                       and daterange(o.owned_from, o.owned_until) && daterange(t.owned_from, t.owned_until)
                       and o.id not in (%s and coalesce(x.undo, 'DONE') = 'DONE'))""".formatted(ADDED);

    private static final String OF_LANDLORD =
            "exists (select from landlord l where l.contact_id = t.id and l.deleted_at is null";

    private LandlordParts() {}

    static List<ImportPart> all() {
        return List.of(contact(), landlord(), share());
    }

    /** A share is called after its owner and what is owned. */
    static String name(ImportPart part) {
        return switch (part.table()) {
            case "landlord" -> "(select k.name from contact k where k.id = t.contact_id)";
            case "ownership" -> """
                    (select k.name || ', ' || p.address
                       from landlord l join contact k on k.id = l.contact_id join property p on p.id = t.property_id
                      where l.id = t.landlord_id)""";
            default -> ContactRows.NAME_SQL;
        };
    }

    private static ImportPart contact() {
        return ContactRows.part().heldBy("""
                        exists (select from contact_role r where r.contact_id = t.id and r.role <> 'LANDLORD') or %s
                               and l.id not in (select x.entity_id from import_change x
                                                 where x.agency_id = current_agency() and x.job_id = :job and x.part = 1
                                                   and x.before is null))""".formatted(OF_LANDLORD)).neededBy(OF_LANDLORD + ")");
    }

    /** One who no longer is a landlord has a row still, and becomes one again. */
    private static ImportPart landlord() {
        var told = new LinkedHashMap<String, String>();
        told.put("status", "%1$s.status");
        told.put("amlStatus", "%1$s.aml_status");
        told.put("amlExpiresOn", "%1$s.aml_expires_on::text");
        told.put("overseas", "%1$s.overseas::text");
        told.put("repairLimitPence", "%1$s.repair_limit_pence::text");
        told.put("archived", "case when %1$s.deleted_at is not null then 'true' end");
        var nothing = "cast(null as timestamptz)";
        return new ImportPart(
                        LandlordService.ENTITY,
                        "landlord",
                        "t.contact_id = t1.id",
                        List.of(
                                ImportColumn.of("status", "text").otherwise("'PROSPECT'"),
                                ImportColumn.of("aml_status", "text").otherwise("'NOT_CHECKED'"),
                                ImportColumn.of("aml_expires_on", "date"),
                                ImportColumn.of("overseas", "boolean").otherwise("false"),
                                ImportColumn.of("repair_limit_pence", "bigint"),
                                new ImportColumn("deleted_at", "timestamptz", nothing, nothing)),
                        told,
                        Map.of("contact_id", "w.ids[1]", "created_at", ":at", "updated_at", ":at"),
                        "updated_at = :at",
                        "true",
                        "deleted_at = :at",
                        """
                        exists (select from listing i where i.landlord_id = t.id and i.deleted_at is null)
                            or exists (select from ownership o where o.landlord_id = t.id and o.id not in (%s))""".formatted(ADDED))
                .asksNothing()
                .neededBy("exists (select from ownership o where o.landlord_id = t.id)");
    }

    /** What changes of ownership there are is told and decided on the property; a file only adds the first owners. */
    private static ImportPart share() {
        return new ImportPart(
                        "Ownership",
                        "ownership",
                        """
                        t.landlord_id = t2.id and t.property_id = cast(k.fields ->> 'property_id' as bigint)
                            and t.owned_until is null""",
                        List.of(
                                added("property_id", "bigint"),
                                added("share_percent", "numeric(5, 2)"),
                                added("owned_from", "date"),
                                added("leads", "boolean")),
                        Map.of(),
                        Map.of("landlord_id", "w.ids[2]"),
                        "",
                        "true",
                        "",
                        """
                        t.owned_until is not null
                            or exists (select from ownership o where o.property_id = t.property_id and o.id not in (%s))""".formatted(ADDED))
                .ownWhere("jsonb_exists(%s, 'property_id')")
                .neededBy(SHARED);
    }

    private static ImportColumn added(String name, String type) {
        return new ImportColumn(name, type, "t." + name, "f." + name);
    }
}
