package app.latchkey.listings.ui;

import app.latchkey.listings.Blocker;
import app.latchkey.listings.IllegalTransition;
import app.latchkey.listings.InvalidListing;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.SavedListing;
import app.latchkey.listings.Transition;
import app.latchkey.listings.TransitionBlocked;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.MoneyField;
import app.latchkey.platform.ui.Trouble;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;

/** Asks for what a move needs, and says what is missing for it. */
class TransitionDialog extends Dialog {

    private final SavedListing listing;
    private final ListingAction action;
    private final ListingPipeline pipeline;
    private final Consumer<ListingStatus> moved;
    private final boolean override;
    private final Trouble trouble = new Trouble();
    private final MoneyField agreedRent = new MoneyField(getTranslation("transition.agreed-rent"));
    private final DatePicker moveIn = Dates.picker(getTranslation("transition.move-in"));
    private final TextArea reason = new TextArea(getTranslation("transition.reason"));
    private final FormFields fields = new FormFields(this);

    TransitionDialog(
            SavedListing listing,
            ListingPipeline.Offer offer,
            Role role,
            ListingPipeline pipeline,
            Consumer<ListingStatus> moved) {
        this.listing = listing;
        this.action = offer.action();
        this.pipeline = pipeline;
        this.moved = moved;
        var missing = offer.missing();
        boolean passable = missing.stream().allMatch(blocker -> blocker.passableBy(role));
        this.override = !missing.isEmpty() && passable;
        setHeaderTitle(getTranslation("transition.title", getTranslation("action." + action), listing.reference()));
        setWidth("32rem");
        add(trouble);
        if (!missing.isEmpty()) {
            add(missing(missing, role));
        }
        if (passable) {
            askFor();
        } else {
            getFooter().add(new Button(getTranslation("transition.understood"), event -> close()));
        }
    }

    private Div missing(List<Blocker> missing, Role role) {
        var list = new UnorderedList();
        missing.forEach(blocker -> list.add(new ListItem(getTranslation(blocker.key())
                + (blocker.passableBy(role) || blocker.passableBy() == Blocker.PassableBy.NOBODY
                        ? ""
                        : " " + getTranslation("guard.passable." + blocker.passableBy())))));
        var box = new Div(
                new Paragraph(getTranslation(override ? "transition.missing-override" : "transition.missing")), list);
        box.addClassName("missing");
        return box;
    }

    private void askFor() {
        if (action == ListingAction.AGREE_LET) {
            var rent = listing.details().rent();
            agreedRent.setPence(rent == null ? null : rent.pcmPence());
            agreedRent.setRequiredIndicatorVisible(true);
            moveIn.setRequiredIndicatorVisible(true);
            agreedRent.setWidthFull();
            moveIn.setWidthFull();
            fields.add("agreedRentPcmPence", agreedRent);
            fields.add("moveInOn", moveIn);
            add(agreedRent, moveIn);
        }
        if (action.needsReason() || override) {
            reason.setRequiredIndicatorVisible(true);
            reason.setWidthFull();
            reason.setMaxLength(1000);
            fields.add("reason", reason);
            add(reason);
        } else if (action != ListingAction.AGREE_LET) {
            add(new Paragraph(getTranslation("transition.text." + action)));
        }
        var confirm =
                new Button(getTranslation(override ? "transition.override" : "action." + action), event -> move());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("listing.cancel"), event -> close()), confirm);
    }

    private void move() {
        trouble.clear();
        fields.clear();
        try {
            if (agreedRent.isReadable()) {
                var why = reason.getValue().isBlank() ? null : reason.getValue().strip();
                moved.accept(pipeline.move(
                        listing.reference(),
                        listing.version(),
                        new Transition(action, why, agreedRent.penceOrNull(), moveIn.getValue(), override)));
                close();
            }
        } catch (InvalidListing e) {
            fields.show(e.problems());
        } catch (TransitionBlocked e) {
            trouble.say(getTranslation("transition.missing") + " "
                    + String.join(
                            "; ",
                            e.blockers().stream()
                                    .map(b -> getTranslation(b.key()))
                                    .toList()));
        } catch (StaleEdit e) {
            trouble.say(getTranslation("transition.stale", e.changedBy(), Dates.moment(e.changedAt())));
        } catch (IllegalTransition e) {
            trouble.say(getTranslation("transition.illegal", getTranslation("status." + e.from())));
        } finally {
            getFooter().getElement().getChildren().forEach(button -> button.setEnabled(true));
        }
    }
}
