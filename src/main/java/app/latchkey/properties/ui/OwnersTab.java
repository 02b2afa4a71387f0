package app.latchkey.properties.ui;

import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.properties.OwnershipPeriod;
import app.latchkey.properties.OwnershipRules;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.PropertyNotFound;
import app.latchkey.properties.SavedProperty;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owns a property, now, before and from a day to come; and the ways to put it right. */
class OwnersTab extends Div {

    private final SavedProperty property;
    private final OwnershipService ownerships;
    private final LandlordService landlords;
    private final LocalDate today;
    private final Runnable changed;

    OwnersTab(
            SavedProperty property,
            OwnershipService ownerships,
            LandlordService landlords,
            Clock clock,
            boolean mayWrite,
            Runnable changed) {
        this.property = property;
        this.ownerships = ownerships;
        this.landlords = landlords;
        this.today = LocalDate.now(clock);
        this.changed = changed;
        addClassName("owners");
        var periods = ownerships.periods(property.id());
        if (mayWrite) {
            add(actions(periods));
        }
        if (periods.isEmpty()) {
            add(new Paragraph(getTranslation("ownership.nobody")));
        }
        periods.forEach(period -> add(period(period)));
    }

    private Div actions(List<OwnershipPeriod> periods) {
        var actions = new Div();
        actions.addClassName("panel-actions");
        if (periods.isEmpty()) {
            actions.add(new Button(
                    getTranslation("ownership.first"), event -> open(OwnershipDialog.Purpose.FIRST, List.of(), today)));
        } else {
            var newest = periods.getFirst();
            actions.add(
                    new Button(
                            getTranslation("ownership.change"),
                            event -> open(OwnershipDialog.Purpose.CHANGE, List.of(), null)),
                    new Button(
                            getTranslation("ownership.correct"),
                            event -> open(OwnershipDialog.Purpose.CORRECT, newest.owners(), newest.from())),
                    new Button(getTranslation("ownership.take-back"), event -> ask(periods)));
        }
        return actions;
    }

    private void open(OwnershipDialog.Purpose purpose, List<OwnershipPeriod.Owner> owners, @Nullable LocalDate from) {
        new OwnershipDialog(purpose, property, owners, from, ownerships, landlords, changed).open();
    }

    private Div period(OwnershipPeriod period) {
        var until = period.until();
        var title = new H3(
                until == null
                        ? getTranslation("ownership.since", BritishDates.format(period.from()))
                        : getTranslation(
                                "ownership.between", BritishDates.format(period.from()), BritishDates.format(until)));
        var when = new Span(getTranslation(
                period.isOn(today)
                        ? "ownership.now"
                        : period.from().isAfter(today) ? "ownership.to-come" : "ownership.past"));
        when.addClassName("owners-when");
        title.add(when);
        var list = new UnorderedList();
        period.owners().forEach(owner -> list.add(item(owner)));
        var shown = new Div(title, list);
        shown.setClassName("owners-now", period.isOn(today));
        return shown;
    }

    private ListItem item(OwnershipPeriod.Owner owner) {
        var link = new Anchor("landlords/" + owner.landlordId(), owner.name());
        link.getElement().setAttribute("router-link", true);
        var item = new ListItem(
                link, new Span(getTranslation("ownership.percent", OwnershipRules.plain(owner.percent()))));
        if (owner.leads()) {
            var lead = new Span(getTranslation("ownership.leads"));
            lead.addClassName("owners-lead");
            item.add(lead);
        }
        return item;
    }

    private void ask(List<OwnershipPeriod> periods) {
        var newest = periods.getFirst();
        var ask = new ConfirmDialog();
        ask.setHeader(getTranslation("ownership.take-back"));
        ask.setText(getTranslation(
                periods.size() == 1 ? "ownership.take-back-only" : "ownership.take-back-text",
                BritishDates.format(newest.from())));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("listing.cancel"));
        ask.setConfirmText(getTranslation("ownership.take-back"));
        ask.setConfirmButtonTheme("error primary");
        ask.addConfirmListener(confirmed -> takeBack());
        ask.open();
    }

    private void takeBack() {
        try {
            ownerships.takeBack(property.id(), property.version());
            Toasts.done(getTranslation("ownership.taken-back"));
        } catch (StaleEdit | PropertyNotFound e) {
            Toasts.notice(getTranslation("property.changed-meanwhile"));
        }
        changed.run();
    }
}
