package app.latchkey.imports.ui;

import app.latchkey.imports.FileColumn;
import app.latchkey.imports.RejectedRow;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a row is a card and has no cells, it is corrected here: what is at fault first. */
class CorrectDialog extends Dialog {

    private final RejectedGrid grid;
    private final RejectedRow row;
    private final RejectedGrid.Correction correction;
    private final Map<Integer, TextField> fields = new LinkedHashMap<>();

    CorrectDialog(
            Wording wording,
            List<FileColumn> columns,
            RejectedRow row,
            RejectedGrid grid,
            RejectedGrid.Correction correction) {
        this.grid = grid;
        this.row = row;
        this.correction = correction;
        setHeaderTitle(wording.of("import.line-of", Wording.number(row.line())));
        var form = new FormLayout();
        form.setAutoResponsive(true);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        for (int place = 0; place < columns.size(); place++) {
            var fault = grid.fault(row, place);
            if (!fault.isEmpty() || columns.get(place).field() != null) {
                var field = new TextField(columns.get(place).name());
                field.setValue(RejectedGrid.cell(row, place));
                field.setManualValidation(true);
                field.setInvalid(!fault.isEmpty());
                field.setErrorMessage(fault);
                fields.put(place, field);
                form.addComponentAtIndex(fault.isEmpty() ? form.getComponentCount() : 0, field);
            }
        }
        add(form);
        getFooter()
                .add(
                        new Button(wording.of("import.correct.leave"), event -> close()),
                        Stage.worker(wording.of("import.correct.save"), this::save));
    }

    void openIfNarrow() {
        if (grid.hasClassName("narrow")) {
            open();
        }
    }

    private void save() {
        var changed = new LinkedHashMap<Integer, String>();
        fields.forEach((place, field) -> {
            if (!field.getValue().equals(RejectedGrid.cell(row, place))) {
                changed.put(place, field.getValue());
            }
        });
        close();
        if (!changed.isEmpty()) {
            correction.correct(row.line(), changed);
        }
    }
}
