package app.latchkey.landlords;

import app.latchkey.contacts.ContactRows;
import app.latchkey.imports.ArrivedRows;
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
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.platform.security.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Landlords from a file, and which shares of the agency's properties they own; several rows may tell of one. */
@Component
class LandlordImport implements ImportTarget {

    private final LiveChanges live;
    private final Clock clock;

    LandlordImport(LiveChanges live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return new ImportKind(
                "landlords", LandlordService.ENTITY, "landlords", Set.of(Role.MANAGER, Role.ADMIN), false, false, true);
    }

    @Override
    public List<ImportField> fields() {
        return LandlordRowReader.FIELDS;
    }

    @Override
    public List<MatchKey> keys() {
        return ContactRows.keys();
    }

    @Override
    public List<ImportPart> parts() {
        return LandlordParts.all();
    }

    @Override
    public RowCheck check(Map<String, String> texts, ImportRun run) {
        return LandlordRowReader.read(texts);
    }

    @Override
    public void lookUp(ArrivedRows rows) {
        ShareRows.findProperties(rows);
    }

    @Override
    public void checkAgainstAgency(StagedRows rows) {
        ContactRows.checkAgainstAgency(rows);
        ShareRows.refuseUnknownProperties(rows);
    }

    @Override
    public void checkTogether(StagedRows rows) {
        ShareRows.checkTogether(rows, LocalDate.now(clock));
    }

    @Override
    public void beforeWriting(WrittenRows rows) {
        ShareWriting.holdProperties(rows);
    }

    @Override
    public void writeAlong(WrittenRows rows) {
        ShareWriting.tell(rows);
        live.changedMany(ShareWriting.PROPERTY);
    }

    @Override
    public void keepTogether(UndoneRows rows) {
        ShareWriting.keepTogether(rows);
    }

    @Override
    public String tiedLines() {
        return ShareWriting.TIED;
    }

    @Override
    public void undoAlong(UndoneRows rows) {
        ShareWriting.tellUndone(rows);
        live.changedMany(ShareWriting.PROPERTY);
    }

    @Override
    public String nameSql(ImportPart part) {
        return LandlordParts.name(part);
    }

    @Override
    public List<String> previewColumns() {
        return List.of(
                "contact.name", "contact.email", "contact.phone", "import.landlords.property", "ownership.share");
    }

    @Override
    public List<ImportText> preview(JsonNode values) {
        var contact = ContactRows.preview(values);
        var property = Stream.of("property_ref", "property_uprn", "property_address")
                .map(name -> values.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        var share =
                values.path("share_percent").asString(values.path("share_said").asString(""));
        return List.of(
                contact.get(0),
                contact.get(1),
                contact.get(2),
                ImportText.plain(property),
                share.isEmpty() ? ImportText.plain("") : ImportText.of("ownership.percent", share));
    }
}
