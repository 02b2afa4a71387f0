package app.latchkey.bench.kill;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the database holds that imports write, and that would tell of one that went in by half or twice.
 *
 * @param properties live ones, as are all others
 * @param references of our own, however often
 * @param repeated references that more than one listing has
 * @param events of one import
 * @param eventsRepeated further events of that import of a record that has one
 * @param changes records that one import keeps as written by it
 */
record Facts(
        long properties,
        long listings,
        long references,
        long repeated,
        long statusChanges,
        long priceChanges,
        long events,
        long eventsRepeated,
        long changes) {

    /** @param job the import whose history counts */
    static Facts of(Connection database, long job) throws SQLException {
        try (var statement = database.prepareStatement("""
                select (select count(*) from property where deleted_at is null),
                       (select count(*) from listing where deleted_at is null),
                       r.listings, r.listings - r.own_refs,
                       (select count(*) from status_change), (select count(*) from price_change),
                       e.events, e.events - e.records,
                       (select count(*) from import_change where job_id = ?)
                  from (select count(*) as listings, count(distinct p.own_ref) as own_refs
                          from listing l join property p on p.id = l.property_id
                         where l.deleted_at is null and p.deleted_at is null and p.own_ref is not null) r
                 cross join (select count(*) as events, count(distinct (entity_type, entity_id)) as records
                               from history_event where import_id = ?) e""")) {
            statement.setLong(1, job);
            statement.setLong(2, job);
            try (var row = statement.executeQuery()) {
                row.next();
                return new Facts(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9));
            }
        }
    }

    /** With all that an import adds and changes: new rows bring a property and a listing, changed ones another rent. */
    Facts with(long inserted, long updated) {
        return new Facts(
                properties + inserted,
                listings + inserted,
                references + inserted,
                repeated,
                statusChanges + inserted,
                priceChanges + inserted + updated,
                events + 2 * inserted + updated,
                eventsRepeated,
                changes + 2 * inserted + updated);
    }

    /** With another import's new rows, whose history is not counted here. */
    Facts withOther(long inserted) {
        return new Facts(
                properties + inserted,
                listings + inserted,
                references + inserted,
                repeated,
                statusChanges + inserted,
                priceChanges + inserted,
                events,
                eventsRepeated,
                changes);
    }

    /**
     * Of all columns of live records but those that count writes.
     *
     * @param besides the import whose records do not count
     */
    static String checksum(Connection database, long besides) throws SQLException {
        try (var statement = database.prepareStatement("""
                select md5(string_agg(md5(cast(record - 'version' - 'updated_at' as text)), '' order by kind, id))
                  from (%s union all %s) r (kind, id, record)""".formatted(row("property"), row("listing")))) {
            statement.setLong(1, besides);
            statement.setLong(2, besides);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static String row(String table) {
        return """
                select '%1$s', t.id, to_jsonb(t) from %1$s t
                 where t.deleted_at is null and not exists (select from import_change c
                       where c.job_id = ? and lower(c.entity_type) = '%1$s' and c.entity_id = t.id)""".formatted(table);
    }
}
