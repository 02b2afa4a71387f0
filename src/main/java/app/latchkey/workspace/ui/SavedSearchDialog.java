package app.latchkey.workspace.ui;

import app.latchkey.workspace.NameTaken;
import app.latchkey.workspace.SavedSearch;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Asks for the name of a saved filter, and who else is to see it. */
class SavedSearchDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    record Entry(String name, boolean shared, boolean start) {}

    private final TextField name = new TextField(getTranslation("saved.name"));
    private final Checkbox shared = new Checkbox(getTranslation("saved.share"));
    private final Checkbox start = new Checkbox(getTranslation("saved.start"));
    private final transient Consumer<Entry> save;

    /** @param save writes it; when the name is taken the dialog says so and stays */
    SavedSearchDialog(
            String title,
            String nameBefore,
            boolean sharedBefore,
            boolean mayShare,
            boolean mayStart,
            Consumer<Entry> save) {
        this.save = save;
        setHeaderTitle(title);
        name.setValue(nameBefore);
        name.setMaxLength(SavedSearch.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setWidthFull();
        name.setAutofocus(true);
        name.setAutoselect(true);
        shared.setValue(sharedBefore);
        shared.setVisible(mayShare);
        start.setVisible(mayStart);
        var fields = new Div(name, shared, start);
        fields.addClassName("saved-fields");
        add(fields);
        var cancel = new Button(getTranslation("saved.cancel"), event -> close());
        var confirm = new Button(getTranslation("saved.save"), event -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).listenOn(fields);
        getFooter().add(cancel, confirm);
        setWidth("min(26rem, 92vw)");
    }

    private void confirm() {
        if (name.getValue().isBlank()) {
            refuse("saved.name.missing");
            return;
        }
        try {
            save.accept(new Entry(name.getValue(), shared.getValue(), start.getValue()));
            close();
        } catch (NameTaken e) {
            refuse("saved.name.taken");
        }
    }

    private void refuse(String why) {
        name.setErrorMessage(getTranslation(why));
        name.setInvalid(true);
        name.focus();
    }
}
