package app.latchkey.users.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.platform.Problem;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.FormSection;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.users.UserDetails;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;

/** Somebody of the agency, to type in. */
class UserFields extends Div {

    private static final long serialVersionUID = 1L;

    private final FormFields fields = new FormFields(this);
    private final TextField name = fields.text("user.name", "name", 200);
    private final TextField email = fields.text("contact.email", "email", 254);
    private final Select<Role> role = fields.choice("user.role", "role", "role.", Role.OF_AGENCY.toArray(Role[]::new));
    private final Select<BranchName> branch = new Select<>();
    private boolean dirty;

    UserFields(UserDetails details, List<BranchName> branches) {
        role.setHelperText(getTranslation("user.role-help." + details.role()));
        role.addValueChangeListener(event -> role.setHelperText(getTranslation("user.role-help." + event.getValue())));
        branch.setLabel(getTranslation("listing.branch"));
        branch.setItems(branches);
        branch.setItemLabelGenerator(each -> each == null ? getTranslation("user.no-branch") : each.name());
        branch.setEmptySelectionAllowed(true);
        branch.setEmptySelectionCaption(getTranslation("user.no-branch"));
        fields.add("branchId", branch);
        name.setValue(details.name());
        name.setRequiredIndicatorVisible(true);
        email.setValue(details.email());
        email.setRequiredIndicatorVisible(true);
        role.setValue(details.role());
        branches.stream()
                .filter(each -> Objects.equals(each.id(), details.branchId()))
                .findFirst()
                .ifPresent(branch::setValue);
        var section = new FormSection(getTranslation("user.section"), name, email, role, branch);
        section.onTyping(() -> dirty = true);
        add(section);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Unsaved.askAtClosing(this);
    }

    boolean isDirty() {
        return dirty;
    }

    UserDetails read() {
        fields.clear();
        return new UserDetails(
                name.getValue(),
                email.getValue(),
                role.getValue(),
                branch.getOptionalValue().map(BranchName::id).orElse(null));
    }

    void show(List<Problem> problems) {
        fields.show(problems);
    }
}
