package app.latchkey.audit.ui;

import app.latchkey.audit.ui.HistoryTimeline.Words;
import com.vaadin.flow.component.Component;

/** What was taken out of the desk. */
@org.springframework.stereotype.Component
class ExportVocabulary implements HistoryVocabulary {

    @Override
    public String kind() {
        return "Export";
    }

    @Override
    public Words words(Component owner) {
        return (field, value) -> {
            if (value == null) {
                return "";
            }
            return switch (field) {
                case "exportedKind" -> owner.getTranslation("record." + value);
                case "exportedState" -> owner.getTranslation("export-ended." + value);
                case "exportedFormat" -> owner.getTranslation("export-format." + value);
                default -> value;
            };
        };
    }
}
