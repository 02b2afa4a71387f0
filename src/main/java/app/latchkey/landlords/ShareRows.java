package app.latchkey.landlords;

import app.latchkey.imports.ArrivedRows;
import app.latchkey.imports.StagedRows;
import java.time.LocalDate;

/**
 * Whether the shares that a file tells of can be recorded: of properties that nobody is known to own, all of it, with
 * one owner who leads. Everything in some SQL statements, however many rows there are.
 */
final class ShareRows {

    private static final String PROBLEM = "import.landlords.problem.";
    private static final int MOST_OWNERS = 50;

    /** A row's property, beside the other rows of the same one. */
    private static final String BY_PROPERTY = "partition by r.fields ->> 'property_id'";

    private static final String SHARE = "cast(r.fields ->> 'share_percent' as numeric)";
    private static final String OWNERS = " from {rows} r where r.fields ->> 'property_id' is not null";

    private ShareRows() {}

    /** By the agency's own reference or ours, else by UPRN, else by address and postcode. */
    static void findProperties(ArrivedRows rows) {
        rows.put("property_id", """
                with named as materialized (
                    select r.line, r.fields ->> 'property_ref' as ref,
                           cast(substring(r.fields ->> 'property_ref' from '^[Pp][Rr]-?0*([0-9]{1,17})$') as bigint) as number,
                           cast(r.fields ->> 'property_uprn' as bigint) as uprn, r.fields ->> 'property_outcode' as outcode,
                           r.fields ->> 'property_postcode' as postcode, lower(r.fields ->> 'property_address') as address
                      from {rows} r)
                select line, min(id)
                  from (select n.line, p.id from named n join property p on p.own_ref = n.ref where p.deleted_at is null
                        union
                        select n.line, p.id from named n join property p on p.id = n.number where p.deleted_at is null
                        union
                        select n.line, p.id from named n join property p on p.uprn = n.uprn where p.deleted_at is null
                        union
                        select n.line, p.id
                          from named n
                          join property p on p.outcode = n.outcode
                                         and split_part(lower(p.address), ',', 1) = split_part(n.address, ',', 1)
                         where p.deleted_at is null and coalesce(p.postcode = n.postcode, true)
                           and starts_with(n.address || ',', lower(p.address) || ',')) p
                 group by line having count(*) = 1""");
    }

    static void refuseUnknownProperties(StagedRows rows) {
        var columns = rows.run().columns().keySet();
        var field = columns.contains(LandlordRowReader.PROPERTY)
                ? LandlordRowReader.PROPERTY
                : columns.contains(LandlordRowReader.UPRN)
                        ? LandlordRowReader.UPRN
                        : LandlordRowReader.PROPERTY_ADDRESS;
        rows.reject(field, PROBLEM + "property", """
                select line, named
                  from (select r.line, r.fields, coalesce(r.fields ->> 'property_ref', r.fields ->> 'property_uprn',
                                                          r.fields ->> 'property_address') as named
                          from {rows} r) r
                 where named is not null and not jsonb_exists(fields, 'property_id')""");
    }

    static void checkTogether(StagedRows rows, LocalDate today) {
        rows.reject(LandlordRowReader.PROPERTY, PROBLEM + "twice", """
                select line, first::text
                  from (select r.line, min(r.line) over (partition by r.fields ->> 'property_id', coalesce(r.lead, r.line))
                               as first""" + OWNERS + ") r where line > first");
        shares(rows);
        refuseOwned(rows);
        days(rows, today);
        leads(rows);
        rows.put("closes", "select r.line, r.line = max(r.line) over (" + BY_PROPERTY + ")" + OWNERS);
        refuseTied(rows);
    }

    /** Who owns a property alone need not say how much of it. */
    private static void shares(StagedRows rows) {
        rows.put("share_percent", """
                select r.line, coalesce(cast(r.fields ->> 'share_said' as numeric),
                                        case when count(*) over (""" + BY_PROPERTY + ") = 1 then 100 end)" + OWNERS);
        rows.reject(
                LandlordRowReader.SHARE,
                PROBLEM + "share",
                "select r.line, ''" + OWNERS + " and r.fields ->> 'share_percent' is null");
        rows.reject(
                LandlordRowReader.SHARE,
                PROBLEM + "total",
                "select line, trim_scale(total)::text from (select r.line, sum(" + SHARE + ") over (" + BY_PROPERTY
                        + ") as total" + OWNERS + ") r where total <> 100");
        rows.reject(
                LandlordRowReader.PROPERTY,
                "ownership.problem.too-many",
                "select line, '%1$d' from (select r.line, count(*) over (%2$s) as owners %3$s) r where owners > %1$d"
                        .formatted(MOST_OWNERS, BY_PROPERTY, OWNERS));
    }

    /** Unless it is owned just as the file says. */
    private static void refuseOwned(StagedRows rows) {
        rows.reject(LandlordRowReader.PROPERTY, PROBLEM + "owned", """
                select line, owners
                  from (select r.line, count(o.id) over same as same, count(*) over same as told, e.known, e.open, e.owners
                          from {rows} r
                         cross join lateral (
                                select count(*) as known, count(*) filter (where i.owned_until is null) as open,
                                       coalesce(min(p.owner_names), '') as owners
                                  from ownership i join property p on p.id = i.property_id
                                 where i.property_id = cast(r.fields ->> 'property_id' as bigint)) e
                          left join lateral (
                                select i.id from ownership i
                                 where i.id = r.ids[3] and i.share_percent = cast(r.fields ->> 'share_percent' as numeric)
                                   and coalesce(i.leads = cast(r.fields ->> 'leads_said' as boolean), true)) o on true
                         where r.fields ->> 'property_id' is not null
                        window same as (partition by r.fields ->> 'property_id')) r
                 where known > 0 and not (same = told and open = told)""");
    }

    /** Who says no day owns it from the day that the others say, or from today. */
    private static void days(StagedRows rows, LocalDate today) {
        rows.reject(
                LandlordRowReader.OWNED_FROM,
                PROBLEM + "days",
                "select line, '' from (select r.line, r.ids, min(r.fields ->> 'from_said') over (%1$s) as first, max(r.fields ->> 'from_said') over (%1$s) as last %2$s) r where first <> last and ids[3] is null"
                        .formatted(BY_PROPERTY, OWNERS));
        rows.put(
                "owned_from",
                "select r.line, coalesce(min(r.fields ->> 'from_said') over (%s), '%s') %s"
                        .formatted(BY_PROPERTY, today, OWNERS));
    }

    /** The one who is said to lead, or else who owns the most. */
    private static void leads(StagedRows rows) {
        var ranked = """
                (select r.line, r.ids, r.fields ->> 'leads_said' = 'true' as said,
                        count(*) filter (where r.fields ->> 'leads_said' = 'true') over (%1$s) as named,
                        rank() over (%1$s order by %2$s desc) = 1 as most, r.fields ->> 'property_id' as property
                   %3$s) r""".formatted(BY_PROPERTY, SHARE, OWNERS);
        rows.reject(
                LandlordRowReader.LEADS,
                PROBLEM + "leads",
                "select line, '' from " + ranked + " where named > 1 and ids[3] is null");
        rows.reject(
                LandlordRowReader.LEADS,
                PROBLEM + "lead",
                "select line, '' from (select line, ids, named, count(*) filter (where most) over (partition by property) as largest from "
                        + ranked + ") r where named = 0 and largest > 1 and ids[3] is null");
        rows.put("leads", "select line, case when named = 0 then most else coalesce(said, false) end from " + ranked);
    }

    /**
     * A property goes in with all its owners or not at all, and no row without the one that adds its landlord. Rows and
     * properties are the nodes of a graph here, rows by their lines and properties by their numbers below zero.
     */
    private static void refuseTied(StagedRows rows) {
        rows.reject("", PROBLEM + "tied", """
                with recursive
                    refused as materialized (
                        select line, - cast(fields ->> 'property_id' as bigint) as property
                          from import_row where job_id = :job and action = 'REJECTED' and fields <> '{}'),
                    good as materialized (
                        select line, lead, - cast(fields ->> 'property_id' as bigint) as property from {rows} r),
                    step as materialized (
                        select lead as origin, line as reached from good where lead is not null
                        union all select line, property from good where property is not null
                        union all select property, line from good where property is not null
                        union all select line, property from refused where property is not null),
                    gone (node) as (
                        select line from refused
                        union select s.reached from gone g join step s on s.origin = g.node),
                    of_lead as materialized (
                        select r.property, min(r.line) as line from good r join gone g on g.node = r.lead group by 1)
                select r.line, coalesce(b.line, l.node, o.line)::text
                  from good r
                  join gone g on g.node = r.line
                  left join gone l on l.node = r.lead
                  left join (select property, min(line) as line from refused group by 1) b on b.property = r.property
                  left join of_lead o on o.property = r.property""");
    }
}
