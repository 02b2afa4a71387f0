package app.latchkey.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What screens say of a kind is put together of keys that no single line of code names. */
@DeskTest
class ImportTextsTests {

    private static final Path TEXTS = Path.of("src/main/resources/vaadin-i18n/translations.properties");

    @Autowired
    private ImportPlans plans;

    @Autowired
    private Agencies agencies;

    private final Properties texts = new Properties();

    @BeforeEach
    void signIn() throws IOException {
        try (var in = Files.newBufferedReader(TEXTS, StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        Agencies.signIn(agencies.create().admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void everyKindHasTheTextsThatItsScreensPutTogether() {
        var needed = new TreeSet<String>();
        for (var kind : plans.kinds()) {
            needed.add("import.kind." + kind.name());
            plans.keys(kind.name()).forEach(key -> needed.add("import.key." + key.name()));
            needed.addAll(plans.previewColumns(kind.name()));
            for (var field : plans.fields(kind.name())) {
                needed.add(field.key());
                field.choices().forEach(choice -> needed.add(field.choiceKey() + choice));
                // A type that is not known is Other, and a notice says so.
                if (!field.choices().isEmpty() && !field.name().equals("propertyType")) {
                    needed.add("import.problem.word." + field.name());
                }
            }
        }
        assertThat(plans.kinds())
                .extracting(ImportKind::name)
                .containsExactlyInAnyOrder("contacts", "landlords", "listings", "users");
        assertThat(texts.stringPropertyNames()).containsAll(needed);
    }

    @Test
    void everyProblemIsSaidInWholeSentences() {
        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> key.matches("import\\.(.*\\.)?problem\\..*"))
                .hasSizeGreaterThan(40)
                .allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).endsWith("."));
    }

    @Test
    void noFieldOfAKindIsNamedAsAnother() {
        for (var kind : plans.kinds()) {
            assertThat(plans.fields(kind.name()))
                    .as(kind.name())
                    .extracting(ImportField::name)
                    .doesNotHaveDuplicates();
        }
    }
}
