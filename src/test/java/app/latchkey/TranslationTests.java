package app.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.contacts.ContactChannel;
import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactKind;
import app.latchkey.contacts.ContactSource;
import app.latchkey.contacts.DuplicateReason;
import app.latchkey.exports.ExportRun;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.landlords.AmlStatus;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordStatus;
import app.latchkey.listings.Furnishing;
import app.latchkey.listings.LetType;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingDetails;
import app.latchkey.listings.ListingStatus;
import app.latchkey.metrics.Band;
import app.latchkey.metrics.Measure;
import app.latchkey.metrics.RequestService.Objective;
import app.latchkey.metrics.RoundTrip;
import app.latchkey.platform.RentFrequency;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.Role;
import app.latchkey.properties.PropertyDetails;
import app.latchkey.properties.PropertyType;
import app.latchkey.users.ApiToken;
import app.latchkey.users.LastSignIn;
import app.latchkey.users.LinkMailing;
import app.latchkey.users.UserStatus;
import app.latchkey.webhooks.WebhookTopic;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranslationTests {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:[.-][a-zA-Z_-]+)+)\"");

    private final Properties texts = read();

    @Test
    void everyTextThatCodeNamesIsThere() throws IOException {
        var missing = new TreeSet<String>();
        var known = texts.stringPropertyNames();
        Set<String> spaces = new TreeSet<>();
        known.stream().filter(key -> key.contains(".")).forEach(key -> spaces.add(key.substring(0, key.indexOf('.'))));
        for (var source : sources()) {
            var matcher = KEY.matcher(Files.readString(source));
            while (matcher.find()) {
                var key = matcher.group(1);
                if (key.contains(".")
                        && spaces.contains(key.substring(0, key.indexOf('.')))
                        && !known.contains(key)
                        && !isOther(key)) {
                    missing.add(key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyWordOfTheFieldHasAText() {
        assertThat(texts.stringPropertyNames())
                .containsAll(keys("status.", ListingStatus.values()))
                .containsAll(keys("action.", ListingAction.values()))
                .containsAll(keys("type.", PropertyType.values()))
                .containsAll(keys("furnishing.", Furnishing.values()))
                .containsAll(keys("let-type.", LetType.values()))
                .containsAll(keys("frequency.", RentFrequency.values()))
                .containsAll(keys("role.", Role.values()))
                .containsAll(keys("last-sign-in.", LastSignIn.values()))
                .containsAll(keys("link-mail.", LinkMailing.values()))
                .containsAll(keys("user-status.", UserStatus.values()))
                .containsAll(keys("api-scope.", ApiScope.values()))
                .containsAll(keys("api-token.state.", ApiToken.State.values()));
        assertThat(texts.stringPropertyNames())
                .containsAll(keys("contact-kind.", ContactKind.values()))
                .containsAll(keys("contact-channel.", ContactChannel.values()))
                .containsAll(keys("contact-source.", ContactSource.values()))
                .containsAll(keys("duplicates.reason.", DuplicateReason.values()))
                .containsAll(keys(
                        "export.state.",
                        Arrays.stream(ExportRun.State.values())
                                .filter(ExportRun.State::isOver)
                                .toArray(ExportRun.State[]::new)))
                .containsAll(keys("import.refused.", UnreadableFile.Reason.values()))
                .containsAll(keys("landlord-status.", LandlordStatus.values()))
                .containsAll(keys("aml-status.", AmlStatus.values()))
                .containsAll(keys("band.", Band.values()))
                .containsAll(keys("metrics.action.", RoundTrip.Action.values()))
                .containsAll(keys("metrics.promise.", Objective.Kind.values()));
        for (var measure : Measure.values()) {
            assertThat(texts.stringPropertyNames())
                    .contains(
                            "metric." + measure,
                            "advice." + measure,
                            "runbook." + measure + ".means",
                            "runbook." + measure + ".first",
                            "runbook." + measure + ".next");
        }
        for (var details :
                List.of(ListingDetails.class, ContactDetails.class, LandlordDetails.class, PropertyDetails.class)) {
            assertThat(texts.stringPropertyNames())
                    .containsAll(Arrays.stream(details.getRecordComponents())
                            .map(component -> "field." + component.getName())
                            .toList());
        }
    }

    @Test
    void everyTextIsAMessageThatCanBeFormatted() {
        texts.forEach((key, text) -> assertThat(new MessageFormat(text.toString(), Locale.UK))
                .as("%s", key)
                .isNotNull());
    }

    @Test
    void anApostropheIsDoubledOnlyWhereATextTakesArguments() {
        texts.forEach((key, text) -> {
            var said = text.toString();
            if (said.matches("(?s).*\\{\\d.*")) {
                assertThat(said.replace("''", "")).as("%s", key).doesNotContain("'");
            } else {
                assertThat(said).as("%s", key).doesNotContain("''");
            }
        });
    }

    /** Names of settings, columns and what a browser's event says look like keys, too. */
    private static boolean isOther(String key) {
        return key.startsWith("listing.id")
                || key.startsWith("app.")
                || key.endsWith("-")
                || WebhookTopic.choices().stream()
                        .anyMatch(topic -> topic.word().equals(key))
                || key.startsWith("event.detail.")
                || key.endsWith(".sql")
                || key.endsWith(".csv");
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> keys(String prefix, Enum<?>... values) {
        var keys = new TreeSet<String>();
        Arrays.stream(values).forEach(value -> keys.add(prefix + value.name()));
        return keys;
    }

    private static Properties read() {
        var texts = new Properties();
        try (Reader in = Files.newBufferedReader(
                Path.of("src/main/resources/vaadin-i18n/translations.properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }
}
