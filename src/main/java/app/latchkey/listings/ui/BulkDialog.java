package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.listings.BulkChange;
import app.latchkey.listings.BulkEdit;
import app.latchkey.listings.BulkMoved;
import app.latchkey.listings.BulkPreview;
import app.latchkey.listings.BulkTooLarge;
import app.latchkey.listings.InvalidListing;
import app.latchkey.listings.ListingBulkService;
import app.latchkey.listings.ListingSelection;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.users.StaffService.StaffName;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for what a bulk change needs, says exactly what it will do, and does that or nothing. */
class BulkDialog extends Dialog {

    private final BulkQuestion question;
    private final ListingSelection selection;
    private final ListingBulkService bulk;
    private final Consumer<BulkChange> done;
    private final Trouble trouble = new Trouble();
    private final Div outcome = new Div();
    private final Select<StaffName> negotiator = new Select<>();
    private final Select<BranchName> branch = new Select<>();
    private final TextArea reason = new TextArea(getTranslation("transition.reason"));
    private final FormFields fields = new FormFields(this);
    private final Button confirm = new Button("", event -> apply());
    private @Nullable BulkPreview preview;

    BulkDialog(
            BulkQuestion question,
            ListingSelection selection,
            ListingChoices choices,
            ListingBulkService bulk,
            Consumer<BulkChange> done) {
        this.question = question;
        this.selection = selection;
        this.bulk = bulk;
        this.done = done;
        setHeaderTitle(getTranslation(question.key("title")));
        setWidth("32rem");
        outcome.addClassName("bulk-outcome");
        outcome.getElement().setAttribute("role", "status");
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        add(trouble);
        ask(choices);
        add(outcome);
        getFooter().add(new Button(getTranslation("listing.cancel"), event -> close()), confirm);
        look();
    }

    private void ask(ListingChoices choices) {
        switch (question) {
            case NEGOTIATOR -> {
                negotiator.setLabel(getTranslation("listing.negotiator"));
                negotiator.setItems(choices.negotiators());
                negotiator.setItemLabelGenerator(person -> person == null ? nobody() : person.name());
                negotiator.setEmptySelectionAllowed(true);
                negotiator.setEmptySelectionCaption(nobody());
                negotiator.setWidthFull();
                negotiator.addValueChangeListener(event -> look());
                add(fields.add("negotiatorId", negotiator));
            }
            case BRANCH -> {
                branch.setLabel(getTranslation("listing.branch"));
                branch.setItems(choices.branches());
                branch.setItemLabelGenerator(BranchName::name);
                branch.setWidthFull();
                branch.addValueChangeListener(event -> look());
                add(fields.add("branchId", branch));
            }
            case WITHDRAW -> {
                reason.setRequiredIndicatorVisible(true);
                reason.setMaxLength(1000);
                reason.setWidthFull();
                add(fields.add("reason", reason));
            }
        }
    }

    private String nobody() {
        return getTranslation("bulk.nobody");
    }

    /** Null as long as there is nothing to do: no branch is chosen. */
    private @Nullable BulkEdit edit() {
        return switch (question) {
            case NEGOTIATOR -> {
                var person = negotiator.getValue();
                yield new BulkEdit.AssignNegotiator(person == null ? null : person.id());
            }
            case BRANCH -> {
                var chosen = branch.getValue();
                yield chosen == null ? null : new BulkEdit.ChangeBranch(chosen.id());
            }
            case WITHDRAW -> new BulkEdit.Withdraw(reason.getValue().strip());
        };
    }

    private void look() {
        trouble.clear();
        var edit = edit();
        try {
            show(edit == null ? null : bulk.preview(edit, selection));
        } catch (BulkTooLarge e) {
            show(null);
            trouble.say(getTranslation("bulk.too-large", figures(e.most())));
        }
    }

    private void show(@Nullable BulkPreview now) {
        preview = now;
        outcome.removeAll();
        int changing = now == null ? 0 : now.changing();
        confirm.setText(getTranslation(question.key("confirm"), figures(changing), changing));
        confirm.setEnabled(changing > 0);
        if (now == null) {
            return;
        }
        outcome.add(new Paragraph(getTranslation(question.key("outcome"), figures(changing), changing)));
        var others = new UnorderedList();
        if (now.unchanged() > 0) {
            others.add(new ListItem(getTranslation("bulk.unchanged", figures(now.unchanged()), now.unchanged())));
        }
        for (var status : ListingStatus.values()) {
            int refused = now.refused().getOrDefault(status, 0);
            if (refused > 0) {
                others.add(new ListItem(
                        getTranslation("bulk.refused", figures(refused), refused, getTranslation("status." + status))));
            }
        }
        if (others.getChildren().findAny().isPresent()) {
            outcome.add(new Paragraph(getTranslation("bulk.left-alone")), others);
        }
    }

    private void apply() {
        trouble.clear();
        fields.clear();
        var edit = edit();
        var confirmed = preview;
        try {
            if (edit != null && confirmed != null) {
                var change = bulk.apply(edit, selection, confirmed);
                close();
                done.accept(change);
                return;
            }
        } catch (BulkMoved e) {
            show(e.now());
            trouble.say(getTranslation(
                    "bulk.moved", figures(e.now().changing()), e.now().changing()));
        } catch (InvalidListing e) {
            fields.show(e.problems());
        } catch (BulkTooLarge e) {
            show(null);
            trouble.say(getTranslation("bulk.too-large", figures(e.most())));
        }
        confirm.setEnabled(preview != null && preview.changing() > 0);
    }

    private static String figures(int number) {
        return NumberFormat.getIntegerInstance(Locale.UK).format(number);
    }
}
