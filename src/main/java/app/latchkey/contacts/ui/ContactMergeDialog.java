package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactMerge;
import app.latchkey.contacts.ContactMergeService;
import app.latchkey.contacts.ContactNotFound;
import app.latchkey.contacts.InvalidContact;
import app.latchkey.contacts.MergeOrder;
import app.latchkey.contacts.MergePreview;
import app.latchkey.contacts.SavedContact;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.Trouble;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.function.Consumer;

/** Two contacts side by side: which one stays, which values stay, and what comes along. */
class ContactMergeDialog extends Dialog {

    private final transient ContactMergeService merges;
    private final transient MergePreview preview;
    private final transient Consumer<ContactMerge> merged;
    private final RadioButtonGroup<SavedContact> survivor =
            new RadioButtonGroup<>(getTranslation("contact.merge.survivor"));
    private final Div moves = new Div();
    private final Trouble trouble = new Trouble();
    private final MergeFields fields;

    ContactMergeDialog(ContactMergeService merges, MergePreview preview, Consumer<ContactMerge> merged) {
        this.merges = merges;
        this.preview = preview;
        this.merged = merged;
        this.fields =
                new MergeFields(preview.survivor().details(), preview.other().details());
        setHeaderTitle(getTranslation("contact.merge.title"));
        setWidth("48rem");
        addClassName("merge-dialog");
        survivor.setItems(List.of(preview.survivor(), preview.other()));
        survivor.setItemLabelGenerator(contact -> getTranslation(
                "contact.merge.survivor-line", contact.name(), Dates.moment(contact.createdAt()), contact.id()));
        survivor.setValue(preview.survivor());
        survivor.addValueChangeListener(event -> showMoves());
        moves.addClassName("missing");
        moves.getElement().setAttribute("role", "status");
        add(trouble, survivor, fields, new H3(getTranslation("contact.merge.moves")), moves);
        showMoves();
        var confirm = new Button(getTranslation("contact.merge.confirm"), event -> merge());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> close()), confirm);
    }

    private SavedContact other() {
        return survivor.getValue().equals(preview.survivor()) ? preview.other() : preview.survivor();
    }

    private void showMoves() {
        boolean asAsked = survivor.getValue().equals(preview.survivor());
        var list = new UnorderedList();
        for (var kind : preview.moving()) {
            long moving = asAsked ? kind.others() : kind.survivors();
            long there = asAsked ? kind.survivors() : kind.others();
            if (moving > 0) {
                list.add(new ListItem(
                        kind.kind().equals("landlord") && there > 0
                                ? getTranslation("contact.merge.landlords-join")
                                : getTranslation(
                                        "contact.merge.moves-line",
                                        HoldingList.count(this, kind.kind(), moving),
                                        there)));
            }
        }
        moves.removeAll();
        moves.add(new Paragraph(getTranslation(
                list.getComponentCount() == 0 ? "contact.merge.moves-nothing" : "contact.merge.moves-to",
                other().name(),
                survivor.getValue().name())));
        if (list.getComponentCount() > 0) {
            moves.add(list);
        }
    }

    private void merge() {
        trouble.clear();
        var stays = survivor.getValue();
        var goes = other();
        try {
            long id = merges.merge(
                    new MergeOrder(stays.id(), stays.version(), goes.id(), goes.version(), fields.result()));
            close();
            merges.mergesInto(stays.id()).stream()
                    .filter(merge -> merge.id() == id)
                    .findFirst()
                    .ifPresent(merged);
        } catch (InvalidContact e) {
            trouble.say(getTranslation("contact.merge.problem.invalid"));
        } catch (StaleEdit e) {
            trouble.say(getTranslation("contact.merge.stale", e.changedBy(), Dates.moment(e.changedAt())));
        } catch (ContactNotFound e) {
            trouble.say(getTranslation("contact.changed-meanwhile"));
        }
    }
}
