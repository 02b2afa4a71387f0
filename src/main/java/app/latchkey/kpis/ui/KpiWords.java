package app.latchkey.kpis.ui;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.Kpi.Basis;
import app.latchkey.platform.figures.Kpi.Unit;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.Period;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Figures as people read them, money in whole pounds. What is undefined is a dash, never a nought. */
final class KpiWords {

    static final String UNDEFINED = "–";

    private KpiWords() {}

    static String value(Unit unit, @Nullable BigDecimal value) {
        if (value == null) {
            return UNDEFINED;
        }
        return switch (unit) {
            case COUNT -> number(value, 0);
            case DAYS -> say("kpi.unit.days", number(value, 1));
            case PERCENT -> number(value, 1) + " %";
            case PENCE -> Money.rounded(value.longValueExact());
        };
    }

    /** By how much it changed, with its sign; percentages by points. Nothing where one of the two is undefined. */
    static String change(Unit unit, Figure figure) {
        var now = figure.value();
        var before = figure.before();
        if (now == null || before == null) {
            return "";
        }
        var by = now.subtract(before);
        var sign = by.signum() > 0 ? "+" : by.signum() < 0 ? "−" : "±";
        var amount = unit == Unit.PERCENT ? say("kpi.unit.points", number(by.abs(), 1)) : value(unit, by.abs());
        return sign + amount;
    }

    /** By how many per cent it changed; nothing where that says nothing. */
    static String share(Unit unit, Figure figure) {
        var now = figure.value();
        var before = figure.before();
        if (unit == Unit.PERCENT || now == null || before == null || before.signum() == 0) {
            return "";
        }
        var share = now.subtract(before).multiply(BigDecimal.valueOf(100)).divide(before, 1, RoundingMode.HALF_UP);
        return (share.signum() > 0 ? "+" : share.signum() < 0 ? "−" : "±") + number(share.abs(), 1) + " %";
    }

    static String days(Period period) {
        return period.days() == 1
                ? BritishDates.format(period.from())
                : BritishDates.format(period.from()) + " – " + BritishDates.format(period.last());
    }

    /** The days that a figure is of. */
    static String basis(Kpi kpi, KpiQuestion q) {
        return kpi.basis() == Basis.AS_OF
                ? say(
                        "kpi.basis.AS_OF",
                        BritishDates.format(
                                q.isOfToday() ? q.today() : q.period().last()))
                : say("kpi.basis." + kpi.basis(), days(q.period()));
    }

    static String title(Kpi kpi) {
        return say("kpi." + kpi.name());
    }

    static String note(Kpi kpi, String name) {
        return say("kpi." + kpi.name() + ".note." + name);
    }

    static String part(Kpi kpi, String code) {
        return kpi.partTexts().isEmpty() ? code : say(kpi.partTexts() + code);
    }

    private static String number(BigDecimal value, int decimals) {
        var format = NumberFormat.getNumberInstance(Locale.UK);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    private static String say(String key, Object... parameters) {
        var ui = UI.getCurrent();
        if (ui == null) {
            throw new MissingResourceException("No screen", "translations", key);
        }
        return ui.getTranslation(key, parameters);
    }
}
