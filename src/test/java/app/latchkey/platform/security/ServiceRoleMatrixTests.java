package app.latchkey.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** Who may call what: every public method of every service, asked through the guard that stands before it. */
@DeskTest
class ServiceRoleMatrixTests {

    /** A service method that is missing here fails the test, and so does one that is no more. */
    private static final String MATRIX = """
            method                             AGENT MANAGER ADMIN VIEWER SUPERUSER
            ActivityService.follow             -     -       yes   -      -
            ActivityService.kinds              -     -       yes   -      -
            ActivityService.people             -     -       yes   -      -
            ActivityService.waits              -     -       yes   -      -
            AgencyService.branches             yes   yes     yes   yes    -
            AgencyService.name                 yes   yes     yes   yes    -
            ApiExport.write                    yes   yes     yes   -      -
            GalleryService.addLink             yes   yes     yes   -      -
            GalleryService.changeKind          yes   yes     yes   -      -
            GalleryService.describe            yes   yes     yes   -      -
            GalleryService.file                yes   yes     yes   yes    -
            GalleryService.lead                yes   yes     yes   yes    -
            GalleryService.move                yes   yes     yes   -      -
            GalleryService.photos              yes   yes     yes   yes    -
            GalleryService.pictures            yes   yes     yes   yes    -
            GalleryService.remove              yes   yes     yes   -      -
            GalleryService.restore             yes   yes     yes   -      -
            GalleryService.upload              yes   yes     yes   -      -
            CacheService.caches                -     -       -     -      yes
            CacheService.clear                 -     -       -     -      yes
            CacheService.hitRate               -     -       -     -      yes
            ContactFinder.find                 yes   yes     yes   yes    -
            ContactFinder.heading              yes   yes     yes   yes    -
            ContactMergeService.merge          -     yes     yes   -      -
            ContactMergeService.mergesInto     yes   yes     yes   yes    -
            ContactMergeService.preview        -     yes     yes   -      -
            ContactMergeService.undo           -     yes     yes   -      -
            ContactService.archive             yes   yes     yes   -      -
            ContactService.count               yes   yes     yes   yes    -
            ContactService.create              yes   yes     yes   -      -
            ContactService.duplicates          yes   yes     yes   yes    -
            ContactService.find                yes   yes     yes   yes    -
            ContactService.history             yes   yes     yes   yes    -
            ContactService.holdings            yes   yes     yes   yes    -
            ContactService.matching            yes   yes     yes   yes    -
            ContactService.restore             yes   yes     yes   -      -
            ContactService.rows                yes   yes     yes   yes    -
            ContactService.rowsAfter           yes   yes     yes   yes    -
            ContactService.rowsOf              yes   yes     yes   yes    -
            ContactService.update              yes   yes     yes   -      -
            DatabaseService.indexes            -     -       -     -      yes
            DatabaseService.lockWaits          -     -       -     -      yes
            DatabaseService.longTransactions   -     -       -     -      yes
            DatabaseService.pool               -     -       -     -      yes
            DatabaseService.queryP95           -     -       -     -      yes
            DatabaseService.server             -     -       -     -      yes
            DatabaseService.slowStatements     -     -       -     -      yes
            DatabaseService.tables             -     -       -     -      yes
            DatabaseService.top                -     -       -     -      yes
            FlightService.hand                 -     -       -     -      yes
            FlightService.isReady              -     -       -     -      yes
            FlightService.length               -     -       -     -      yes
            FlightService.record               -     -       -     -      yes
            FlightService.runningSince         -     -       -     -      yes
            HealthService.check                -     -       -     -      yes
            HealthService.last                 -     -       -     -      yes
            HealthService.readiness            -     -       -     -      yes
            HistoryChain.brokenSince           -     -       yes   -      -
            HistoryChain.lastCheck             -     -       yes   -      -
            HistoryChain.receipt               -     -       yes   -      -
            HistoryChain.unsealed              -     -       yes   -      -
            HistoryChain.verify                -     -       yes   -      -
            HistoryExport.write                -     -       yes   -      -
            HistorySearch.count                -     -       yes   -      -
            HistorySearch.importOf             -     -       yes   -      -
            HistorySearch.imports              -     -       yes   -      -
            HistorySearch.kinds                -     -       yes   -      -
            HistorySearch.page                 -     -       yes   -      -
            HistorySearch.people               -     -       yes   -      -
            HistorySearch.person               -     -       yes   -      -
            HistorySearch.recordAt             -     -       yes   -      -
            HistorySearch.recordName           -     -       yes   -      -
            HistoryService.latest              yes   yes     yes   yes    -
            HistoryService.of                  yes   yes     yes   yes    -
            HistoryService.staleEdit           yes   yes     yes   yes    -
            ImportFindings.conflictCount       -     yes     yes   -      -
            ImportFindings.conflicts           -     yes     yes   -      -
            ImportFindings.hasOriginal         -     yes     yes   -      -
            ImportFindings.notices             -     yes     yes   -      -
            ImportFindings.reasons             -     yes     yes   -      -
            ImportFindings.rejected            -     yes     yes   -      -
            ImportFindings.rejectedAfter       -     yes     yes   -      -
            ImportFindings.rows                -     yes     yes   -      -
            ImportFindings.unknownWords        -     yes     yes   -      -
            ImportFindings.writeErrorFile      -     yes     yes   -      -
            ImportFindings.writeOriginal       -     yes     yes   -      -
            ImportPlans.edit                   -     yes     yes   -      -
            ImportPlans.fields                 -     yes     yes   -      -
            ImportPlans.keys                   -     yes     yes   -      -
            ImportPlans.kind                   -     yes     yes   -      -
            ImportPlans.kinds                  -     yes     yes   -      -
            ImportPlans.missing                -     yes     yes   -      -
            ImportPlans.previewColumns         -     yes     yes   -      -
            ImportPlans.replan                 -     yes     yes   -      -
            ImportPlans.reread                 -     yes     yes   -      -
            ImportPlans.sample                 -     yes     yes   -      -
            ImportService.among                -     yes     yes   -      -
            ImportService.apply                -     yes     yes   -      -
            ImportService.callOff              -     yes     yes   -      -
            ImportService.check                -     yes     yes   -      -
            ImportService.correct              -     yes     yes   -      -
            ImportService.count                -     yes     yes   -      -
            ImportService.find                 -     yes     yes   -      -
            ImportService.giveUp               -     yes     yes   -      -
            ImportService.goesInWhole          -     yes     yes   -      -
            ImportService.keep                 -     yes     yes   -      -
            ImportService.page                 -     yes     yes   -      -
            ImportService.pageAfter            -     yes     yes   -      -
            ImportService.receive              -     yes     yes   -      -
            ImportService.restore              -     yes     yes   -      -
            ImportService.undo                 -     yes     yes   -      -
            ImportService.undoAnyway           -     yes     yes   -      -
            ImportService.upload               -     yes     yes   -      -
            JobService.hurry                   -     -       -     -      yes
            JobService.jobs                    -     -       -     -      yes
            JobService.queue                   -     -       -     -      yes
            KpiService.find                    yes   yes     yes   -      -
            KpiService.fresh                   yes   yes     yes   -      -
            KpiService.get                     yes   yes     yes   -      -
            KpiService.kept                    yes   yes     yes   -      -
            KpiService.known                   yes   yes     yes   -      -
            KpiService.kpis                    yes   yes     yes   -      -
            KpiService.ofToday                 -     yes     yes   -      -
            KpiService.question                yes   yes     yes   -      -
            KpiService.readAgain               yes   yes     yes   -      -
            LandlordFinder.find                yes   yes     yes   yes    -
            LandlordFinder.heading             yes   yes     yes   yes    -
            LandlordService.add                yes   yes     yes   -      -
            LandlordService.card               yes   yes     yes   yes    -
            LandlordService.count              yes   yes     yes   yes    -
            LandlordService.countNamed         yes   yes     yes   yes    -
            LandlordService.create             yes   yes     yes   -      -
            LandlordService.find               yes   yes     yes   yes    -
            LandlordService.history            yes   yes     yes   yes    -
            LandlordService.matching           yes   yes     yes   yes    -
            LandlordService.named              yes   yes     yes   yes    -
            LandlordService.ofContact          yes   yes     yes   yes    -
            LandlordService.rows               yes   yes     yes   yes    -
            LandlordService.rowsAfter          yes   yes     yes   yes    -
            LandlordService.rowsOf             yes   yes     yes   yes    -
            LandlordService.update             yes   yes     yes   -      -
            ListLayoutService.of               yes   yes     yes   yes    -
            ListLayoutService.remember         yes   yes     yes   yes    -
            ListingBulkService.apply           -     yes     yes   -      -
            ListingBulkService.changes         -     yes     yes   -      -
            ListingBulkService.countChanges    -     yes     yes   -      -
            ListingBulkService.preview         -     yes     yes   -      -
            ListingBulkService.undo            -     yes     yes   -      -
            ListingExport.count                yes   yes     yes   -      -
            ListingExport.mostRows             yes   yes     yes   -      -
            ListingExport.write                yes   yes     yes   -      -
            ListingFinder.find                 yes   yes     yes   yes    -
            ListingFinder.heading              yes   yes     yes   yes    -
            ListingPipeline.move               yes   yes     yes   -      -
            ListingPipeline.offers             yes   yes     yes   yes    -
            ListingService.count               yes   yes     yes   yes    -
            ListingService.create              yes   yes     yes   -      -
            ListingService.find                yes   yes     yes   yes    -
            ListingService.history             yes   yes     yes   yes    -
            ListingService.matching            yes   yes     yes   yes    -
            ListingService.ofProperty          yes   yes     yes   yes    -
            ListingService.place               yes   yes     yes   yes    -
            ListingService.prices              yes   yes     yes   yes    -
            ListingService.rows                yes   yes     yes   yes    -
            ListingService.rowsAfter           yes   yes     yes   yes    -
            ListingService.rowsOf              yes   yes     yes   yes    -
            ListingService.statuses            yes   yes     yes   yes    -
            ListingService.update              yes   yes     yes   -      -
            MeasureService.asOf                -     -       -     -      yes
            MeasureService.follow              -     -       -     -      yes
            MeasureService.lastDay             -     -       -     -      yes
            MeasureService.lastHour            -     -       -     -      yes
            MeasureService.latest              -     -       -     -      yes
            OwnershipService.change            yes   yes     yes   -      -
            OwnershipService.correct           yes   yes     yes   -      -
            OwnershipService.periods           yes   yes     yes   yes    -
            OwnershipService.recordFirstOwner  yes   yes     yes   -      -
            OwnershipService.sharesOn          yes   yes     yes   yes    -
            OwnershipService.takeBack          yes   yes     yes   -      -
            OwnListings.byColleagues           yes   yes     yes   -      -
            OwnListings.quiet                  yes   yes     yes   -      -
            OwnListings.repriced               yes   yes     yes   -      -
            PropertyFinder.find                yes   yes     yes   yes    -
            PropertyFinder.heading             yes   yes     yes   yes    -
            PropertyService.add                yes   yes     yes   -      -
            PropertyService.archive            yes   yes     yes   -      -
            PropertyService.count              yes   yes     yes   yes    -
            PropertyService.find               yes   yes     yes   yes    -
            PropertyService.history            yes   yes     yes   yes    -
            PropertyService.listings           yes   yes     yes   yes    -
            PropertyService.matching           yes   yes     yes   yes    -
            PropertyService.restore            yes   yes     yes   -      -
            PropertyService.revise             yes   yes     yes   -      -
            PropertyService.rows               yes   yes     yes   yes    -
            PropertyService.rowsAfter          yes   yes     yes   yes    -
            PropertyService.rowsOf             yes   yes     yes   yes    -
            PropertyService.update             yes   yes     yes   -      -
            RecordMarkService.marks            yes   yes     yes   yes    -
            RecordMarkService.open             yes   yes     yes   yes    -
            RecordMarkService.star             yes   yes     yes   yes    -
            RecordMarkService.unstar           yes   yes     yes   yes    -
            RequestService.now                 -     -       -     -      yes
            RequestService.objectives          -     -       -     -      yes
            RequestService.rows                -     -       -     -      yes
            RequestService.slowest             -     -       -     -      yes
            SavedSearchService.find            yes   yes     yes   yes    -
            SavedSearchService.of              yes   yes     yes   yes    -
            SavedSearchService.remove          yes   yes     yes   yes    -
            SavedSearchService.restore         yes   yes     yes   yes    -
            SavedSearchService.revise          yes   yes     yes   yes    -
            SavedSearchService.save            yes   yes     yes   yes    -
            SavedSearchService.startPage       yes   yes     yes   yes    -
            SavedSearchService.startWith       yes   yes     yes   yes    -
            StaffService.names                 yes   yes     yes   yes    -
            StaffService.negotiators           yes   yes     yes   yes    -
            InvitationService.areMailed        -     -       yes   -      -
            InvitationService.countWithoutLink -     -       yes   -      -
            InvitationService.invite           -     -       yes   -      -
            InvitationService.link             -     -       yes   -      -
            InvitationService.linkAll          -     -       yes   -      -
            InvitationService.newestLink       -     -       yes   -      -
            ProfileService.apiTokens           yes   yes     yes   yes    yes
            ProfileService.makeApiToken        yes   yes     yes   yes    yes
            ProfileService.removeApiToken      yes   yes     yes   yes    yes
            ProfileService.addPasskey          yes   yes     yes   yes    yes
            ProfileService.offerPasskey        yes   yes     yes   yes    yes
            ProfileService.passkeys            yes   yes     yes   yes    yes
            ProfileService.removePasskey       yes   yes     yes   yes    yes
            ProfileService.changePassword      yes   yes     yes   yes    yes
            ProfileService.endOtherSessions    yes   yes     yes   yes    yes
            ProfileService.endSession          yes   yes     yes   yes    yes
            ProfileService.free                yes   yes     yes   yes    yes
            ProfileService.hasSecondFactor     yes   yes     yes   yes    yes
            ProfileService.needsSecondFactor   yes   yes     yes   yes    yes
            ProfileService.offerSecondFactor   yes   yes     yes   yes    yes
            ProfileService.recoveryCodesLeft   yes   yes     yes   yes    yes
            ProfileService.sessions            yes   yes     yes   yes    yes
            ProfileService.turnOff             yes   yes     yes   yes    yes
            ProfileService.turnOn              yes   yes     yes   yes    yes
            SessionService.end                 -     -       yes   -      -
            SessionService.endAll              -     -       yes   -      -
            SessionService.of                  -     -       yes   -      -
            SessionService.presence            -     -       yes   -      -
            UserChanges.dropApiTokens          -     -       yes   -      -
            UserChanges.dropSecondFactor       -     -       yes   -      -
            UserChanges.leave                  -     -       yes   -      -
            UserChanges.portfolio              -     -       yes   -      -
            UserChanges.reactivate             -     -       yes   -      -
            UserChanges.suspend                -     -       yes   -      -
            UserChanges.update                 -     -       yes   -      -
            SystemService.installation         -     -       -     -      yes
            SystemService.state                -     -       -     -      yes
            UserService.count                  -     -       yes   -      -
            UserService.find                   -     -       yes   -      -
            UserService.history                -     -       yes   -      -
            UserService.matching               -     -       yes   -      -
            UserService.rows                   -     -       yes   -      -
            UserService.rowsAfter              -     -       yes   -      -
            UserService.rowsOf                 -     -       yes   -      -
            UserService.statistics             -     -       yes   -      -
            WebhookService.add                 -     -       yes   -      -
            WebhookService.body                -     -       yes   -      -
            WebhookService.deliveries          -     -       yes   -      -
            WebhookService.delivery            -     -       yes   -      -
            WebhookService.find                -     -       yes   -      -
            WebhookService.history             -     -       yes   -      -
            WebhookService.judge               -     -       yes   -      -
            WebhookService.list                -     -       yes   -      -
            WebhookService.pause               -     -       yes   -      -
            WebhookService.ping                -     -       yes   -      -
            WebhookService.remove              -     -       yes   -      -
            WebhookService.replay              -     -       yes   -      -
            WebhookService.replayGivenUp       -     -       yes   -      -
            WebhookService.resume              -     -       yes   -      -
            WebhookService.rotateSecret        -     -       yes   -      -
            WebhookService.update              -     -       yes   -      -
            """;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void knowsEveryServiceMethod() {
        assertThat(methods().keySet()).containsExactlyInAnyOrderElementsOf(matrix().keySet());
    }

    @Test
    void letsEveryRoleCallWhatTheMatrixSaysAndNothingElse() {
        var agency = agencies.create();
        var matrix = matrix();
        var actual = new TreeMap<String, Map<Role, Boolean>>();
        methods().forEach((name, call) -> {
            var answers = new LinkedHashMap<Role, Boolean>();
            for (var role : Role.values()) {
                Agencies.signIn(person(agency, role));
                answers.put(role, call.isAllowed());
            }
            actual.put(name, answers);
        });
        assertThat(actual).isEqualTo(new TreeMap<>(matrix));
    }

    @Test
    void letsNobodyCallAnythingUnlessSignedIn() {
        methods().forEach((name, call) -> {
            SecurityContextHolder.clearContext();
            assertThat(call.isAllowed()).as("%s by nobody", name).isFalse();
            SecurityContextHolder.getContext()
                    .setAuthentication(new AnonymousAuthenticationToken(
                            "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
            assertThat(call.isAllowed()).as("%s anonymously", name).isFalse();
        });
    }

    private static SignedIn person(TestAgency agency, Role role) {
        return switch (role) {
            case AGENT -> agency.agent();
            case MANAGER -> agency.manager();
            case ADMIN -> agency.admin();
            case VIEWER -> agency.viewer();
            case SUPERUSER -> new SignedIn(1, null, null, "root@example.org", "Root", Role.SUPERUSER, true, null);
        };
    }

    private static Map<String, Map<Role, Boolean>> matrix() {
        var lines = MATRIX.lines().map(line -> line.strip().split(" +", -1)).toList();
        var roles = Arrays.asList(lines.getFirst());
        var matrix = new LinkedHashMap<String, Map<Role, Boolean>>();
        for (var line : lines.subList(1, lines.size())) {
            var answers = new LinkedHashMap<Role, Boolean>();
            for (var role : Role.values()) {
                answers.put(role, line[roles.indexOf(role.name())].equals("yes"));
            }
            matrix.put(line[0], answers);
        }
        return matrix;
    }

    private Map<String, Call> methods() {
        var calls = new TreeMap<String, Call>();
        context.getBeansWithAnnotation(Service.class).values().stream()
                .filter(bean -> AopUtils.getTargetClass(bean).getName().startsWith("app.latchkey"))
                .forEach(bean -> {
                    var type = AopUtils.getTargetClass(bean);
                    Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> Modifier.isPublic(method.getModifiers()))
                            .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
                            .forEach(method -> assertThat(calls.put(
                                            type.getSimpleName() + "." + method.getName(), new Call(bean, method)))
                                    .as("two methods of one name: %s", method)
                                    .isNull());
                });
        assertThat(calls).as("services found").isNotEmpty();
        return calls;
    }

    private final class Call {

        private final Object bean;
        private final Method method;

        Call(Object bean, Method method) {
            this.bean = bean;
            this.method = method;
        }

        /** Whatever comes of it with nothing to work on: only a refusal is one, and it comes before any statement. */
        boolean isAllowed() {
            statements.reset();
            try {
                method.invoke(
                        bean,
                        Arrays.stream(method.getParameterTypes())
                                .map(this::nothing)
                                .toArray());
                return true;
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof AccessDeniedException || e.getCause() instanceof AuthenticationException) {
                    assertThat(statements.ofThisThread())
                            .as("%s refused too late", method)
                            .isEmpty();
                    return false;
                }
                return true;
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }

        private @Nullable Object nothing(Class<?> type) {
            if (type == int.class) {
                return 0;
            }
            return type == long.class ? (Object) 0L : type == boolean.class ? (Object) false : null;
        }
    }
}
