package app.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import java.time.Clock;
import org.springframework.data.repository.Repository;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The walls of DESIGN section 3. Each was seen to fail on a planted breach. */
@AnalyzeClasses(packages = "app.latchkey", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("app.latchkey.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thePlatformKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("app.latchkey.platform..")
            .should()
            .dependOnClassesThat(resideInAPackage("app.latchkey..")
                    .and(DescribedPredicate.not(resideInAPackage("app.latchkey.platform.."))));

    @ArchTest
    static final ArchRule nothingKnowsTheDemo = noClasses()
            .that()
            .resideOutsideOfPackage("..demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..demo..");

    @ArchTest
    static final ArchRule dataStaysInItsFeature = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule onlyScreensKnowVaadin = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", "app.latchkey.platform.security", "app.latchkey")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule nobodyUsesAnothersScreens = noClasses()
            .that()
            .resideOutsideOfPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("app.latchkey..ui..");

    @ArchTest
    static final ArchRule screensKnowNoDatabase = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "org.springframework.jdbc..", "org.springframework.data..", "java.sql..");

    @ArchTest
    static final ArchRule servicesAreGuarded =
            classes().that().areAnnotatedWith(Service.class).should().beAnnotatedWith(PreAuthorize.class);

    @ArchTest
    static final ArchRule servicesReadUnlessTheySayOtherwise = classes()
            .that()
            .areAnnotatedWith(Service.class)
            .should(be(describe(
                    "read-only transactional",
                    type -> type.isAnnotatedWith(Transactional.class)
                            && type.getAnnotationOfType(Transactional.class).readOnly())));

    @ArchTest
    static final ArchRule screensSayWhoMayOpenThem = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(AnonymousAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(RolesAllowed.class);

    @ArchTest
    static final ArchRule screensAreTheirFeaturesOwn =
            classes().that().areAnnotatedWith(Route.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingReadsEverything = noClasses()
            .should()
            .callMethodWhere(describe("findAll() without a page", ArchitectureTests::readsEverything));

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethodWhere(describe("now() without the clock", ArchitectureTests::looksAtTheWall));

    @ArchTest
    static final ArchRule entitiesHaveNoSetters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto)");

    private static boolean readsEverything(JavaMethodCall call) {
        return call.getTarget().getName().equals("findAll")
                && call.getTarget().getRawParameterTypes().isEmpty();
    }

    private static boolean looksAtTheWall(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        return call.getTarget().getName().equals("now")
                && owner.getPackageName().equals("java.time")
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
