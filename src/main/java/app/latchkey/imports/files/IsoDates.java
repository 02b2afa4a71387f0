package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/**
 * Dates that stand in a workbook as ISO 8601 says, in cells of the type "d": programs other than Excel write them so,
 * and the reader of workbooks does not know them. Such a workbook is written anew, with the texts in their place that
 * {@link SheetCell} makes of any date. An offset from UTC is left out: what counts is the day as it was written.
 */
final class IsoDates {

    private static final Pattern MOMENT = Pattern.compile(
            "(?<day>\\d{4}-\\d{2}-\\d{2})?T?(?<time>\\d{2}:\\d{2}(?::\\d{2})?)?(?:[.,]\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?");

    private static final QName TYPE = new QName("t");
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final XMLEventWriter out;
    private boolean isInDate;
    private @Nullable StringBuilder value;

    private IsoDates(XMLEventWriter out) {
        this.out = out;
    }

    /**
     * Writes a workbook anew.
     *
     * @param workbook one that {@link WorkbookScan} let pass, so that it is no larger than what is taken
     */
    static void asTexts(Path workbook, Path to) throws IOException, UnreadableFile {
        try (var from = ZipListing.open(workbook);
                var into = new ZipOutputStream(Files.newOutputStream(to), StandardCharsets.ISO_8859_1)) {
            for (var entry : from.stream().toList()) {
                into.putNextEntry(new ZipEntry(entry.getName()));
                try (var bytes = from.getInputStream(entry)) {
                    if (WorkbookScan.isSheet(entry.getName()) && entry.getName().endsWith(".xml")) {
                        sheet(bytes, into);
                    } else {
                        bytes.transferTo(into);
                    }
                }
                into.closeEntry();
            }
        }
    }

    private static void sheet(InputStream bytes, OutputStream into) throws UnreadableFile {
        try {
            var events = READERS.createXMLEventReader(bytes);
            var dates = new IsoDates(WRITERS.createXMLEventWriter(into, "UTF-8"));
            while (events.hasNext()) {
                dates.take(events.nextEvent());
            }
            dates.out.flush();
        } catch (XMLStreamException damaged) {
            throw new UnreadableFile(Reason.DAMAGED);
        }
    }

    private void take(XMLEvent event) throws XMLStreamException {
        if (event.isStartElement() && isNamed(event.asStartElement().getName(), "c")) {
            var cell = event.asStartElement();
            var type = cell.getAttributeByName(TYPE);
            isInDate = type != null && type.getValue().equals("d");
            out.add(isInDate ? asText(cell) : cell);
        } else if (isInDate
                && event.isStartElement()
                && isNamed(event.asStartElement().getName(), "v")) {
            value = new StringBuilder();
            out.add(event);
        } else if (value != null && event.isCharacters()) {
            value.append(event.asCharacters().getData());
        } else if (value != null && event.isEndElement()) {
            out.add(EVENTS.createCharacters(text(value.toString())));
            value = null;
            out.add(event);
        } else {
            out.add(event);
        }
    }

    private static StartElement asText(StartElement cell) {
        var attributes = new ArrayList<Attribute>();
        cell.getAttributes()
                .forEachRemaining(each ->
                        attributes.add(each.getName().equals(TYPE) ? EVENTS.createAttribute(TYPE, "str") : each));
        return EVENTS.createStartElement(cell.getName(), attributes.iterator(), cell.getNamespaces());
    }

    private static boolean isNamed(QName name, String local) {
        return name.getLocalPart().equals(local);
    }

    /** What can't be read as a date stays as it is, for a person to see. */
    private static String text(String stored) {
        var moment = MOMENT.matcher(stored.strip());
        if (!moment.matches()) {
            return stored;
        }
        var day = moment.group("day");
        var time = moment.group("time");
        try {
            if (day == null) {
                return time == null ? stored : LocalTime.parse(time).toString();
            }
            var date = LocalDate.parse(day);
            var at = time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time);
            return at.equals(LocalTime.MIDNIGHT)
                    ? date.toString()
                    : date.atTime(at).toString();
        } catch (DateTimeException e) {
            return stored;
        }
    }
}
