package app.latchkey.platform.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and moments on the screen, the British way. */
public final class Dates {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private Dates() {}

    /** "21 Nov 2026, 07:30", London time. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** "07:30", London time. */
    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A field that shows and takes 21/11/2026. */
    public static DatePicker picker(String label) {
        var picker = new DatePicker(label);
        picker.setLocale(Locale.UK);
        picker.setI18n(new DatePickerI18n()
                .setDateFormats("dd/MM/yyyy", "d/M/yyyy", "d/M/yy", "d.M.yyyy", "d MMM yyyy", "yyyy-MM-dd")
                .setFirstDayOfWeek(1)
                .setBadInputErrorMessage(picker.getTranslation("field.date.unreadable")));
        picker.setPlaceholder("dd/mm/yyyy");
        picker.setClearButtonVisible(true);
        return picker;
    }
}
