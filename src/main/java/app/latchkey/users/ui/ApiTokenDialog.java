package app.latchkey.users.ui;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Problem;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.users.InvalidApiToken;
import app.latchkey.users.InvalidPassword;
import app.latchkey.users.ProfileService;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an API token, and shows it once. */
class ApiTokenDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int USUAL_DAYS = 90;
    private static final int LONGEST_DAYS = 365;

    /** Stands for a day of one's own choice. */
    private static final int CHOSEN = 0;

    private final transient ProfileService profile;
    private final transient LocalDate today;
    private final transient Runnable done;
    private final Trouble trouble = new Trouble();
    private final FormFields fields = new FormFields(this);
    private final TextField label = fields.text("api-token.label", "label", 100);
    private final CheckboxGroup<ApiScope> scopes =
            fields.add("scopes", new CheckboxGroup<>(getTranslation("api-token.scopes")));
    private final Select<Integer> lasts = new Select<>();
    private final DatePicker lastDay = fields.date("api-token.last-day", "lastDay");
    private final PresentPasswordField present = new PresentPasswordField();

    ApiTokenDialog(ProfileService profile, Set<ApiScope> offered, LocalDate today, Runnable done) {
        this.profile = profile;
        this.today = today;
        this.done = done;
        setHeaderTitle(getTranslation("api-token.title"));
        setWidth("min(30rem, 94vw)");
        setCloseOnOutsideClick(false);
        label.setPlaceholder(getTranslation("api-token.label.example"));
        label.setRequiredIndicatorVisible(true);
        scopes.setItems(offered.stream().sorted().toList());
        scopes.setItemLabelGenerator(scope -> getTranslation("api-scope." + scope));
        scopes.setValue(Set.of(offered.contains(ApiScope.READ) ? ApiScope.READ : ApiScope.ADMINISTER));
        scopes.setRequiredIndicatorVisible(true);
        scopes.setManualValidation(true);
        lasts.setLabel(getTranslation("api-token.lasts"));
        lasts.setItems(30, USUAL_DAYS, 180, LONGEST_DAYS, CHOSEN);
        lasts.setItemLabelGenerator(days -> getTranslation("api-token.lasts.days", days));
        lasts.addValueChangeListener(event -> fit());
        lasts.setValue(USUAL_DAYS);
        lastDay.setMin(today);
        lastDay.setMax(today.plusDays(LONGEST_DAYS));
        lastDay.setManualValidation(true);
        List.<HasSize>of(label, scopes, lasts, lastDay).forEach(HasSize::setWidthFull);
        var form = new Div(trouble, label, scopes, lasts, lastDay, present);
        form.addClassName("dialog-form");
        add(form);
        var make = new Button(getTranslation("api-token.make"), event -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickShortcut(Key.ENTER).listenOn(label, present);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> close()), make);
    }

    private void fit() {
        boolean chosen = lasts.getValue() == CHOSEN;
        lastDay.setVisible(chosen);
        lasts.setHelperText(
                chosen ? "" : getTranslation("api-token.until", BritishDates.format(today.plusDays(lasts.getValue()))));
    }

    private void make() {
        trouble.clear();
        fields.clear();
        present.setInvalid(false);
        day().ifPresentOrElse(this::make, () -> show(List.of(Problem.of("lastDay", "api-token.problem.last-day"))));
    }

    private Optional<LocalDate> day() {
        return lasts.getValue() == CHOSEN ? lastDay.getOptionalValue() : Optional.of(today.plusDays(lasts.getValue()));
    }

    private void make(LocalDate day) {
        try {
            var token = profile.makeApiToken(label.getValue(), scopes.getValue(), day, present.getValue());
            done.run();
            show(token);
        } catch (InvalidApiToken e) {
            show(e.problems());
        } catch (InvalidPassword e) {
            present.show(e);
        }
    }

    private void show(List<Problem> problems) {
        fields.show(problems);
        problems.stream()
                .filter(problem -> problem.field().equals("tokens"))
                .forEach(problem -> trouble.say(
                        getTranslation(problem.key(), problem.arguments().toArray())));
    }

    private void show(String token) {
        removeAll();
        getFooter().removeAll();
        setCloseOnEsc(false);
        setHeaderTitle(getTranslation("api-token.made.title"));
        var text = new TextField(label.getValue().strip());
        text.setValue(token);
        add(
                new Paragraph(getTranslation("api-token.made.text")),
                new CopyLine(text, getTranslation("api-token.copy")),
                new Paragraph(getTranslation("api-token.made.warning")));
        var close = new Button(getTranslation("api-token.made.done"), event -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
