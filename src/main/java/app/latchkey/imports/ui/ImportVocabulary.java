package app.latchkey.imports.ui;

import app.latchkey.audit.ui.HistoryTimeline.Words;
import app.latchkey.audit.ui.HistoryVocabulary;
import app.latchkey.imports.ImportService;
import com.vaadin.flow.component.Component;

/** For the history of all records. */
@org.springframework.stereotype.Component
class ImportVocabulary implements HistoryVocabulary {

    @Override
    public String kind() {
        return ImportService.ENTITY;
    }

    @Override
    public Words words(Component owner) {
        return (field, value) -> {
            if (value == null) {
                return "";
            }
            return switch (field) {
                case "exportedFile" -> owner.getTranslation("taken." + value);
                case "importKind" -> owner.getTranslation("import.kind." + value);
                default -> value;
            };
        };
    }
}
