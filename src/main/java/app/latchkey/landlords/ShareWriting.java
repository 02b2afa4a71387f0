package app.latchkey.landlords;

import app.latchkey.imports.UndoneRows;
import app.latchkey.imports.WrittenRows;

/** What goes along with shares of properties that a file adds, and that are taken back. */
final class ShareWriting {

    /** What changes of properties are announced as, and told of in history. */
    static final String PROPERTY = "Property";

    /** From so many properties on, tables are read as a whole: what the planner knows of them is not true any more. */
    private static final int MANY = 100;

    /** "From 1 Jan 2026: Ann Ashdown 60% (lead), Ben Brook 40%". */
    private static final String EVENT = """
            insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id, changes,
                   request_id, import_id)
            select nextval('history_event_seq'), current_agency(), :at, :by, :byName, 'OWNERS_CHANGED', 'Property',
                   p.property_id, jsonb_build_array(jsonb_build_object('field', 'owners', 'before', BEFORE, 'after', AFTER)),
                   :request, :job
              from (select o.property_id, 'From ' || to_char(min(o.owned_from), 'FMDD Mon YYYY') || ': '
                           || string_agg(k.name || ' ' || trim_scale(o.share_percent) || '%'
                                         || case when o.leads then ' (lead)' else '' end,
                              ', ' order by o.leads desc, o.share_percent desc, o.landlord_id) as words
                      from ownership o join landlord l on l.id = o.landlord_id join contact k on k.id = l.contact_id
                     where o.owned_until is null and o.property_id in (PROPERTIES)
                     group by o.property_id) p""";

    /** The shares of an import, as far as they still stand, with the line that added their landlord. */
    private static final String STEPS = """
            with recursive
                share as materialized (
                    select c.line, o.property_id, x.line as landlord_line
                      from import_change c
                      join ownership o on o.id = c.entity_id
                      left join import_change x on x.agency_id = c.agency_id and x.job_id = c.job_id and x.part = 1
                           and x.entity_id = o.landlord_id and x.before is null
                     where c.agency_id = current_agency() and c.job_id = :job and c.part = 2),
                step as materialized (
                    select line as origin, - property_id as reached from share
                    union all select - property_id, line from share
                    union all select line, landlord_line from share where landlord_line <> line
                    BACK)""";

    /** A property's owners and those whose landlord a line added stay, or go, together. */
    static final String TIED =
            STEPS.replace("BACK", "union all select landlord_line, line from share where landlord_line <> line") + """
            , tied (node) as (
                select cast(:line as bigint)
                union select s.reached from tied t join step s on s.origin = t.node)
            select node from tied where node > 0""";

    private static final String READ_WHOLE = "set local enable_nestloop = off";

    private ShareWriting() {}

    /** Whoever else wants to say who owns them has to wait, and whoever did since the check goes first. */
    static void holdProperties(WrittenRows rows) {
        int held = rows.write("""
                update property p set version = p.version + 1, updated_at = :at
                  from (select distinct cast(w.fields ->> 'property_id' as bigint) as id from import_work w
                         where w.fresh[3]) w
                 where p.id = w.id and p.deleted_at is null""");
        if (held >= MANY) {
            rows.write(READ_WHOLE);
        }
        rows.stopFor("""
                select w.line
                  from (select line, cast(fields ->> 'property_id' as bigint) as property_id from import_work
                         where fresh[3]) w
                  left join property p on p.id = w.property_id and p.deleted_at is null
                  left join (select distinct o.property_id
                               from ownership o
                               left join (select entity_id from import_change
                                           where agency_id = current_agency() and job_id = :job and part = 2) x
                                 on x.entity_id = o.id
                              where x.entity_id is null) o on o.property_id = w.property_id
                 where p.id is null or o.property_id is not null""");
    }

    /** Once for each property, when its last share is written. */
    static void tell(WrittenRows rows) {
        rows.write(EVENT.replace("BEFORE", "null").replace("AFTER", "p.words").replace("PROPERTIES", """
                select cast(w.fields ->> 'property_id' as bigint) from import_work w
                 where w.fresh[3] and w.fields ->> 'closes' = 'true'"""));
    }

    /** What others hang on stays, and with it whatever would not add up without it. */
    static void keepTogether(UndoneRows rows) {
        rows.write(STEPS.replace("BACK", "") + """
                , kept (node) as (
                    select line from import_change
                     where agency_id = current_agency() and job_id = :job and undo = 'CONFLICT'
                    union select s.reached from kept k join step s on s.origin = k.node)
                update import_change set undo = 'CONFLICT'
                 where agency_id = current_agency() and job_id = :job and undo is null
                   and line in (select node from kept)""");
    }

    /** Once for each property, before its first share goes. */
    static void tellUndone(UndoneRows rows) {
        var properties = """
                select t.property_id
                  from import_undone u join ownership t on t.id = u.entity_id
                 where u.part = 2 and not (%s)""".formatted(LandlordParts.SHARED);
        if (rows.touch(PROPERTY, "property", properties) >= MANY) {
            rows.write(READ_WHOLE);
        }
        rows.write(EVENT.replace("BEFORE", "p.words").replace("AFTER", "null").replace("PROPERTIES", properties)
                + """
                 where not exists (select from history_event h
                                    where h.agency_id = current_agency() and h.entity_type = 'Property'
                                      and h.entity_id = p.property_id and h.import_id = :job
                                      and h.changes #>> '{0,after}' is null)""".indent(1));
    }
}
