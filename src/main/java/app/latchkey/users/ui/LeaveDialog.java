package app.latchkey.users.ui;

import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.users.PortfolioTooLarge;
import app.latchkey.users.SavedUser;
import app.latchkey.users.StaffService;
import app.latchkey.users.StaffService.StaffName;
import app.latchkey.users.UserChanges;
import app.latchkey.users.UserRefused;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.text.NumberFormat;
import java.util.Locale;

/** Says what somebody who leaves looks after, and asks who does so from now on. */
class LeaveDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient SavedUser person;
    private final transient UserChanges changes;
    private final transient Runnable done;
    private final Trouble trouble = new Trouble();
    private final ComboBox<StaffName> heir = new ComboBox<>(getTranslation("leave.heir"));

    LeaveDialog(SavedUser person, UserChanges changes, StaffService staff, Runnable done) {
        this.person = person;
        this.changes = changes;
        this.done = done;
        setHeaderTitle(getTranslation("leave.title", person.details().name()));
        setWidth("min(32rem, 94vw)");
        add(trouble, new Paragraph(getTranslation("leave.text")));
        var portfolio = changes.portfolio(person.id());
        if (!portfolio.isEmpty()) {
            var records = new UnorderedList();
            portfolio.forEach((kind, count) ->
                    records.add(new ListItem(getTranslation("leave.portfolio." + kind, figures(count), count))));
            heir.setItems(staff.negotiators().stream()
                    .filter(each -> each.id() != person.id())
                    .toList());
            heir.setItemLabelGenerator(StaffName::name);
            heir.setPlaceholder(getTranslation("leave.nobody"));
            heir.setClearButtonVisible(true);
            heir.setWidthFull();
            add(new Paragraph(getTranslation("leave.portfolio")), records, heir);
        }
        var confirm =
                new Button(getTranslation("leave.confirm", person.details().name()), event -> leave());
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> close()), confirm);
    }

    private void leave() {
        trouble.clear();
        try {
            changes.leave(person, heir.getOptionalValue().map(StaffName::id).orElse(null));
            close();
            done.run();
        } catch (UserRefused e) {
            trouble.say(getTranslation("user.refused." + e.reason()));
        } catch (StaleEdit e) {
            trouble.say(e);
        } catch (PortfolioTooLarge e) {
            trouble.say(getTranslation("leave.too-large." + e.kind(), figures(e.most())));
        }
    }

    private static String figures(long number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }
}
