package app.latchkey.properties.ui;

import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.Problem;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.platform.ui.Unsaved;
import app.latchkey.properties.InvalidProperty;
import app.latchkey.properties.OwnerSet;
import app.latchkey.properties.OwnershipPeriod.Owner;
import app.latchkey.properties.OwnershipRules;
import app.latchkey.properties.OwnershipService;
import app.latchkey.properties.PropertyNotFound;
import app.latchkey.properties.SavedProperty;
import app.latchkey.properties.Share;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks who owns a property from a day on, and says what does not add up. */
class OwnershipDialog extends Dialog implements OwnerLine.Host {

    enum Purpose {
        FIRST,
        CHANGE,
        CORRECT
    }

    private final Purpose purpose;
    private final SavedProperty property;
    private final OwnershipService ownerships;
    private final LandlordService landlords;
    private final Runnable saved;
    private final FormFields fields = new FormFields(this);
    private final DatePicker from = fields.date("ownership.from", "from");
    private final Trouble trouble = new Trouble();
    private final List<OwnerLine> lines = new ArrayList<>();
    private final Div list = new Div();
    private final Span total = new Span();
    private boolean dirty;

    OwnershipDialog(
            Purpose purpose,
            SavedProperty property,
            List<Owner> owners,
            @Nullable LocalDate day,
            OwnershipService ownerships,
            LandlordService landlords,
            Runnable saved) {
        this.purpose = purpose;
        this.property = property;
        this.ownerships = ownerships;
        this.landlords = landlords;
        this.saved = saved;
        setHeaderTitle(getTranslation("ownership.title." + purpose));
        setWidth("40rem");
        setMaxWidth("100%");
        addClassName("ownership-dialog");
        from.setValue(day);
        from.setRequiredIndicatorVisible(true);
        from.addValueChangeListener(event -> dirty |= event.isFromClient());
        list.addClassName("owner-lines");
        total.addClassName("owners-total");
        total.getElement().setAttribute("role", "status");
        var another = new Button(getTranslation("ownership.add"), VaadinIcon.PLUS.create(), event -> addLine());
        var split = new Button(getTranslation("ownership.split"), event -> split());
        var tools = new Div(another, split, total);
        tools.addClassName("owners-tools");
        add(trouble, new Paragraph(getTranslation("ownership.text." + purpose)), from, list, tools);
        owners.forEach(owner -> landlords
                .card(owner.landlordId())
                .ifPresent(card -> put(new OwnerLine(landlords, this).with(card, owner.percent(), owner.leads()))));
        if (lines.isEmpty()) {
            put(new OwnerLine(landlords, this));
            split();
            lines.getFirst().setLeads(true);
        }
        dirty = false;
        showTotal();
        buttons();
        setCloseOnOutsideClick(false);
        addDialogCloseActionListener(event -> leave());
    }

    private void buttons() {
        var save = new Button(getTranslation("listing.save"), event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("listing.cancel"), event -> leave()), save);
    }

    private void leave() {
        if (dirty) {
            Unsaved.ask(this, this::close, () -> {});
        } else {
            close();
        }
    }

    private void addLine() {
        var line = new OwnerLine(landlords, this);
        put(line);
        line.focus();
        changed();
    }

    private void put(OwnerLine line) {
        lines.add(line);
        list.add(line);
    }

    @Override
    public void changed() {
        dirty = true;
        showTotal();
    }

    @Override
    public void leads(OwnerLine line) {
        lines.stream().filter(other -> other != line).forEach(other -> other.setLeads(false));
    }

    @Override
    public void remove(OwnerLine line) {
        lines.remove(line);
        list.remove(line);
        changed();
    }

    private void split() {
        if (!lines.isEmpty()) {
            var shares = Share.evenly(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).setPercent(shares.get(i));
            }
        }
    }

    private void showTotal() {
        var sum = lines.stream().map(OwnerLine::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        total.setText(getTranslation("ownership.total", OwnershipRules.plain(sum)));
        total.setClassName("wrong", sum.compareTo(BigDecimal.valueOf(100)) != 0);
    }

    private void save() {
        trouble.clear();
        fields.clear();
        var owners =
                lines.stream().map(OwnerLine::read).flatMap(Optional::stream).toList();
        if (owners.size() < lines.size() || from.isInvalid()) {
            trouble.say(getTranslation("form.problems"));
            return;
        }
        try {
            write(new OwnerSet(from.getValue(), owners));
            close();
            Toasts.done(getTranslation("ownership.saved", property.reference()));
            saved.run();
        } catch (InvalidProperty e) {
            fields.show(e.problems());
            trouble.say(e.problems().stream().map(this::words).collect(Collectors.joining(" ")));
        } catch (StaleEdit e) {
            trouble.say(e);
        } catch (PropertyNotFound e) {
            trouble.say(getTranslation("property.gone"));
        }
    }

    private void write(OwnerSet owners) {
        if (purpose == Purpose.CORRECT) {
            ownerships.correct(property.id(), property.version(), owners);
        } else {
            ownerships.change(property.id(), property.version(), owners);
        }
    }

    private String words(Problem problem) {
        return getTranslation(problem.key(), problem.arguments().toArray());
    }
}
