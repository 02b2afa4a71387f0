package app.latchkey.contacts;

import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a merge, so that it can be undone. */
@Component
class MergeRecords {

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final JsonMapper json;
    private final Clock clock;

    MergeRecords(JdbcClient database, CurrentAgency agency, CurrentUser user, JsonMapper json, Clock clock) {
        this.database = database;
        this.agency = agency;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    long add(long survivorId, long otherId, ContactDetails before, ContactDetails after) {
        var person = user.require();
        return database.sql("""
                        insert into contact_merge (id, agency_id, survivor_id, other_id, fields_before, fields_after,
                               merged_at, merged_by_id, merged_by_name)
                        values (nextval('contact_merge_seq'), :agency, :survivor, :other, cast(:before as jsonb),
                               cast(:after as jsonb), :at, :by, :name)
                        returning id""")
                .param("agency", agency.require())
                .param("survivor", survivorId)
                .param("other", otherId)
                .param("before", json.writeValueAsString(before))
                .param("after", json.writeValueAsString(after))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", person.id())
                .param("name", person.name())
                .query(Long.class)
                .single();
    }

    void addMove(long mergeId, String kind, String moved) {
        database.sql("""
                        insert into contact_merge_move (id, agency_id, merge_id, kind, moved)
                        values (nextval('contact_merge_move_seq'), :agency, :merge, :kind, cast(:moved as jsonb))""")
                .param("agency", agency.require())
                .param("merge", mergeId)
                .param("kind", kind)
                .param("moved", moved)
                .update();
    }

    Optional<String> moved(long mergeId, String kind) {
        return database.sql("select moved from contact_merge_move where merge_id = :merge and kind = :kind")
                .param("merge", mergeId)
                .param("kind", kind)
                .query(String.class)
                .optional();
    }

    List<ContactMerge> standing(long survivorId) {
        return database.sql("""
                        select m.id, m.survivor_id, s.name as survivor_name, m.other_id, o.name as other_name,
                               m.merged_at as at, m.merged_by_name as by
                          from contact_merge m
                          join contact s on s.id = m.survivor_id
                          join contact o on o.id = m.other_id
                         where m.survivor_id = :survivor and m.undone_at is null
                         order by m.id desc""")
                .param("survivor", survivorId)
                .query((row, number) -> new ContactMerge(
                        row.getLong("id"),
                        row.getLong("survivor_id"),
                        row.getString("survivor_name"),
                        row.getLong("other_id"),
                        row.getString("other_name"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by")))
                .list();
    }

    /** @throws UndoRefused when it was undone already, or never was */
    Merge lock(long mergeId) {
        return database.sql("""
                        select survivor_id, other_id, fields_before, fields_after from contact_merge
                         where id = :id and undone_at is null for update""")
                .param("id", mergeId)
                .query((row, number) -> new Merge(
                        row.getLong("survivor_id"),
                        row.getLong("other_id"),
                        fields(row.getString("fields_before")),
                        fields(row.getString("fields_after"))))
                .optional()
                .orElseThrow(() -> new UndoRefused("contact.merge.refused.done"));
    }

    /**
     * The survivor's fields as they are, less what the merge made of them.
     *
     * @throws UndoRefused when a field the merge wrote was written again
     */
    ContactDetails restored(Merge merge, ContactDetails current) {
        var fields = new HashMap<>(fields(json.writeValueAsString(current)));
        merge.after().forEach((field, after) -> {
            var before = merge.before().get(field);
            if (!Objects.equals(before, after)) {
                if (!Objects.equals(fields.get(field), after)) {
                    throw new UndoRefused("contact.merge.refused.fields", current.name());
                }
                fields.put(field, before);
            }
        });
        return json.readValue(json.writeValueAsString(fields), ContactDetails.class);
    }

    void undone(long mergeId, Instant at) {
        database.sql("update contact_merge set undone_at = :at where id = :id")
                .param("at", Timestamp.from(at))
                .param("id", mergeId)
                .update();
    }

    private Map<String, @Nullable Object> fields(String written) {
        return json.readValue(written, FIELDS);
    }

    record Merge(
            long survivorId, long otherId, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {}
}
