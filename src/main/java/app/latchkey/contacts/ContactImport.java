package app.latchkey.contacts;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportKind;
import app.latchkey.imports.ImportPart;
import app.latchkey.imports.ImportRun;
import app.latchkey.imports.ImportTarget;
import app.latchkey.imports.ImportText;
import app.latchkey.imports.MatchKey;
import app.latchkey.imports.RowCheck;
import app.latchkey.imports.RowTexts;
import app.latchkey.imports.StagedRows;
import app.latchkey.platform.security.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** People and companies from a file. */
@Component
@Order(30)
class ContactImport implements ImportTarget {

    @Override
    public ImportKind kind() {
        return new ImportKind(
                "contacts", ContactService.ENTITY, "contacts", Set.of(Role.MANAGER, Role.ADMIN), false, false, false);
    }

    @Override
    public List<ImportField> fields() {
        return ContactRows.fields();
    }

    @Override
    public List<MatchKey> keys() {
        return ContactRows.keys();
    }

    @Override
    public List<ImportPart> parts() {
        return List.of(ContactRows.part());
    }

    @Override
    public RowCheck check(Map<String, String> texts, ImportRun run) {
        var row = new RowTexts(texts);
        ContactRows.read(row);
        return row.check();
    }

    @Override
    public void checkAgainstAgency(StagedRows rows) {
        ContactRows.checkAgainstAgency(rows);
    }

    @Override
    public String nameSql(ImportPart part) {
        return ContactRows.NAME_SQL;
    }

    @Override
    public List<String> previewColumns() {
        return ContactRows.previewColumns();
    }

    @Override
    public List<ImportText> preview(JsonNode values) {
        return ContactRows.preview(values);
    }
}
