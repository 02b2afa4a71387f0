package app.latchkey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** A second context costs half a minute, stops the first one's work, and is asked who is signed in for both. */
@AnalyzeClasses(packages = "app.latchkey", importOptions = ImportOption.OnlyIncludeTests.class)
class SharedContextTests {

    @ArchTest
    static final ArchRule testsShareOneContext = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(DeskTest.class.getName())
            .should()
            .beAnnotatedWith(Import.class)
            .orShould()
            .beAnnotatedWith(SpringBootTest.class)
            .orShould()
            .beAnnotatedWith(TestPropertySource.class)
            .orShould()
            .beAnnotatedWith(ContextConfiguration.class)
            .orShould()
            .beAnnotatedWith(DirtiesContext.class);

    @ArchTest
    static final ArchRule testsReplaceNoBean =
            noFields().should().beAnnotatedWith(MockitoBean.class).orShould().beAnnotatedWith(MockitoSpyBean.class);
}
