package app.latchkey.users;

import app.latchkey.imports.ArrivedRows;
import app.latchkey.imports.ImportColumn;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportKind;
import app.latchkey.imports.ImportPart;
import app.latchkey.imports.ImportRun;
import app.latchkey.imports.ImportTarget;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.MatchKey;
import app.latchkey.imports.RowCheck;
import app.latchkey.imports.StagedRows;
import app.latchkey.imports.UndoneRows;
import app.latchkey.imports.WrittenRows;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The people of an agency from a file, all of them or none: new ones are invited. Nobody changes what they themselves
 * may do, so that whoever brings a file in is still an administrator afterwards.
 */
@Component
@Order(40)
class UserImport implements ImportTarget {

    private static final String PROBLEM = "import.users.problem.";

    /** Rows of people who are not of this agency, or no longer, though somebody has their address. */
    private static final String KNOWN = """
            select r.line, ''
              from {rows} r
             cross join lateral find_sign_in(cast(r.fields ->> 'email' as citext)) s
             where r.ids[1] is null and %s""";

    /** An invitation that was taken back before anybody signed in is no leaving: the person may be invited again. */
    private static final String NEVER_CAME =
            "%1$s.status = 'LEFT' and %1$s.password_hash is null and %1$s.last_sign_in_at is null";

    private static final String LOST_ADMINS = """
            select w.line
              from import_work w join users u on u.id = w.ids[1]
             where u.role = 'ADMIN' and u.status = 'ACTIVE' and w.fields ->> 'role' <> 'ADMIN' and not exists (
                   select from users o left join import_work x on x.ids[1] = o.id
                    where o.agency_id = current_agency() and o.status = 'ACTIVE'
                      and coalesce(x.fields ->> 'role', o.role) = 'ADMIN')""";

    private final CurrentUser user;

    UserImport(CurrentUser user) {
        this.user = user;
    }

    @Override
    public ImportKind kind() {
        return new ImportKind("users", StaffService.ENTITY, "", Set.of(Role.ADMIN), true, true, false);
    }

    @Override
    public List<ImportField> fields() {
        return UserRowReader.FIELDS;
    }

    @Override
    public List<MatchKey> keys() {
        return List.of(new MatchKey(
                "email", List.of(UserRowReader.EMAIL), List.of("email"), true, "lower(t.email::text) = k.key", true));
    }

    @Override
    public List<ImportPart> parts() {
        var told = new LinkedHashMap<String, String>();
        told.put("email", "%1$s.email::text");
        told.put("name", "%1$s.name");
        told.put("role", "%1$s.role");
        told.put("invited", "(%1$s.status <> 'LEFT')::text");
        told.put("branchId", "(select b.name from branch b where b.id = %1$s.branch_id)");
        return List.of(new ImportPart(
                StaffService.ENTITY,
                "users",
                null,
                List.of(
                        ImportColumn.of("email", "citext").mergedBy("t.email"),
                        ImportColumn.of("name", "text"),
                        ImportColumn.of("role", "text"),
                        ImportColumn.of("branch_id", "bigint").otherwise(":branch"),
                        new ImportColumn(
                                "status",
                                "text",
                                "case when t.status = 'LEFT' then 'INVITED' else t.status end",
                                "'INVITED'")),
                told,
                Map.of("created_at", ":at"),
                "",
                "(t.status <> 'LEFT' or %s)".formatted(NEVER_CAME.formatted("t")),
                "status = 'LEFT'",
                "t.status <> 'INVITED' or t.last_sign_in_at is not null"));
    }

    @Override
    public RowCheck check(Map<String, String> texts, ImportRun run) {
        return UserRowReader.read(texts);
    }

    @Override
    public void lookUp(ArrivedRows rows) {
        rows.put("branch_id", """
                select r.line, min(b.id)
                  from {rows} r
                  join branch b on b.active and (b.code = upper(r.fields ->> 'branch')
                                                 or lower(b.name) = lower(r.fields ->> 'branch'))
                 group by r.line having count(*) = 1""");
        rows.put("branch_id", """
                select r.line, %d
                  from {rows} r join users u on u.email = cast(r.fields ->> 'email' as citext) and %s
                 where not jsonb_exists(r.fields, 'branch')""".formatted(rows.run().branchId(), NEVER_CAME.formatted("u")));
    }

    @Override
    public void checkAgainstAgency(StagedRows rows) {
        rows.reject(UserRowReader.BRANCH, PROBLEM + "branch", """
                select r.line, r.fields ->> 'branch'
                  from {rows} r
                 where jsonb_exists(r.fields, 'branch') and not jsonb_exists(r.fields, 'branch_id')""");
        rows.reject(
                UserRowReader.EMAIL,
                PROBLEM + "left",
                KNOWN.formatted("s.agency_id = current_agency() and s.status = 'LEFT'"));
        rows.reject(
                UserRowReader.EMAIL,
                PROBLEM + "taken",
                KNOWN.formatted("s.agency_id is distinct from current_agency()"));
        rows.reject(UserRowReader.ROLE, PROBLEM + "own-role", """
                select r.line, ''
                  from {rows} r join users u on u.id = r.ids[1]
                 where u.id = %d and u.role <> r.fields ->> 'role'""".formatted(
                        user.require().id()));
    }

    /** Somebody else may have checked the file, and others may have gone since. */
    @Override
    public void beforeWriting(WrittenRows rows) {
        rows.stopFor("""
                select w.line
                  from import_work w cross join lateral find_sign_in(cast(w.fields ->> 'email' as citext)) s
                 where w.fresh[1]""");
        rows.stopFor("""
                select w.line from import_work w join users u on u.id = w.ids[1]
                 where u.id = :by and u.role <> w.fields ->> 'role'""");
        rows.stopFor(LOST_ADMINS);
    }

    /** What a person's own role was is not put back by that person, and nobody who came since is sent away. */
    @Override
    public void keepTogether(UndoneRows rows) {
        rows.write("""
                update import_change set undo = 'CONFLICT'
                 where agency_id = current_agency() and job_id = :job and undo is null and entity_id = :by
                   and jsonb_exists(before, 'role')""");
        rows.write("""
                update import_change c set undo = 'CONFLICT' from users u
                 where c.agency_id = current_agency() and c.job_id = :job and c.undo is null
                   and jsonb_exists(c.before, 'status') and u.id = c.entity_id
                   and (u.status <> 'INVITED' or u.last_sign_in_at is not null)""");
    }

    @Override
    public void undoAlong(UndoneRows rows) {
        rows.write("update import_undone set before = before - 'role' where entity_id = :by and before is not null");
    }

    @Override
    public String nameSql(ImportPart part) {
        return "t.name";
    }

    @Override
    public List<String> previewColumns() {
        return List.of("import.users.name", "contact.email", "import.users.role", "import.users.branch");
    }

    @Override
    public List<ImportText> preview(JsonNode values) {
        var role = values.path("role").asString("");
        return List.of(
                ImportText.plain(values.path("name").asString("")),
                ImportText.plain(values.path("email").asString("")),
                role.isEmpty() ? ImportText.plain("") : ImportText.of("role." + role),
                ImportText.plain(values.path("branch").asString("")));
    }
}
