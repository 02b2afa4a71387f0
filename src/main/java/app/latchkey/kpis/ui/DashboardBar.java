package app.latchkey.kpis.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.kpis.NamedPeriod;
import app.latchkey.kpis.PeriodChoice;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.ui.Dates;
import app.latchkey.users.StaffService.StaffName;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Whose figures, and of which days. */
class DashboardBar extends Div {

    private record Scope(
            String label, @Nullable Long branchId, @Nullable Long negotiatorId) implements Serializable {

        KpiScope scope() {
            return new KpiScope(branchId, negotiatorId);
        }
    }

    private final transient BiConsumer<KpiScope, PeriodChoice> changed;
    private final ComboBox<Scope> scopes = new ComboBox<>(getTranslation("dashboard.scope"));
    private final Select<String> periods = new Select<>();
    private final DatePicker first = Dates.picker(getTranslation("dashboard.from"));
    private final DatePicker last = Dates.picker(getTranslation("dashboard.to"));
    private final List<Scope> choices = new ArrayList<>();
    private boolean isSilent;

    private static final String CUSTOM = "CUSTOM";

    DashboardBar(List<BranchName> branches, List<StaffName> negotiators, BiConsumer<KpiScope, PeriodChoice> changed) {
        this.changed = changed;
        addClassName("dashboard-bar");
        choices.add(new Scope(getTranslation("kpi.scope.agency"), null, null));
        branches.forEach(branch -> choices.add(new Scope(branch.name(), branch.id(), null)));
        negotiators.forEach(person -> choices.add(new Scope(person.name(), null, person.id())));
        scopes.setItems(choices);
        scopes.setItemLabelGenerator(Scope::label);
        scopes.setAllowCustomValue(false);
        periods.setLabel(getTranslation("dashboard.period"));
        var names = new ArrayList<>(
                Arrays.stream(NamedPeriod.values()).map(Enum::name).toList());
        names.add(CUSTOM);
        periods.setItems(names);
        periods.setItemLabelGenerator(name -> getTranslation("dashboard.period." + name));
        scopes.addValueChangeListener(event -> tell());
        periods.addValueChangeListener(event -> {
            boolean isCustom = CUSTOM.equals(event.getValue());
            first.setVisible(isCustom);
            last.setVisible(isCustom);
            tell();
        });
        first.addValueChangeListener(event -> tell());
        last.addValueChangeListener(event -> tell());
        add(scopes, periods, first, last);
    }

    /** Whose figures those are, in words. */
    String name(KpiScope scope) {
        return choice(scope).label();
    }

    /** Somebody who left, or a branch that was closed, has figures still. */
    private Scope choice(KpiScope scope) {
        return choices.stream()
                .filter(choice -> choice.scope().equals(scope))
                .findFirst()
                .orElseGet(() -> new Scope(
                        getTranslation(scope.branchId() != null ? "kpi.scope.branch" : "kpi.scope.negotiator"),
                        scope.branchId(),
                        scope.negotiatorId()));
    }

    /** Shows a choice without telling of it. */
    void show(KpiScope scope, PeriodChoice period) {
        isSilent = true;
        var choice = choice(scope);
        if (!choices.contains(choice)) {
            choices.add(choice);
            scopes.setItems(choices);
        }
        scopes.setValue(choice);
        switch (period) {
            case PeriodChoice.Named(var name) -> periods.setValue(name.name());
            case PeriodChoice.Custom(var from, var to) -> {
                periods.setValue(CUSTOM);
                first.setValue(from);
                last.setValue(to);
            }
        }
        boolean isCustom = period instanceof PeriodChoice.Custom;
        first.setVisible(isCustom);
        last.setVisible(isCustom);
        isSilent = false;
    }

    private void tell() {
        var scope = scopes.getValue();
        if (isSilent || scope == null) {
            return;
        }
        if (!CUSTOM.equals(periods.getValue())) {
            changed.accept(scope.scope(), new PeriodChoice.Named(NamedPeriod.valueOf(periods.getValue())));
            return;
        }
        @Nullable LocalDate from = first.getValue();
        @Nullable LocalDate to = last.getValue();
        if (from == null || to == null) {
            return;
        }
        boolean isPossible = !to.isBefore(from)
                && !from.plusDays(PeriodChoice.Custom.MOST_DAYS).isBefore(to);
        last.setErrorMessage(isPossible ? null : getTranslation("dashboard.period.impossible"));
        last.setInvalid(!isPossible);
        if (isPossible) {
            changed.accept(scope.scope(), new PeriodChoice.Custom(from, to));
        }
    }
}
