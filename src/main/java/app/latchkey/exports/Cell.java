package app.latchkey.exports;

import java.time.LocalDate;

/** A value with its kind, so that each format writes it its own way; a blank is null. */
public sealed interface Cell {

    record Text(String value) implements Cell {}

    record Count(long value) implements Cell {}

    /** Pence, shown as pounds. */
    record Pounds(long pence) implements Cell {}

    record Day(LocalDate value) implements Cell {}
}
