package app.latchkey.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may open which screen; a screen without a line here fails. */
@DeskTest
class ScreenRoleMatrixTests extends SpringBrowserlessTest {

    private static final String MATRIX = """
            screen            | AGENT | MANAGER | ADMIN | VIEWER | SUPERUSER
            HomeView          | yes   | yes     | yes   | yes    | yes
            ListingsView      | yes   | yes     | yes   | yes    | no
            BulkChangesView   | no    | yes     | yes   | no     | no
            MyDeskView        | yes   | yes     | yes   | no     | no
            DashboardView     | no    | yes     | yes   | no     | no
            LandlordsView     | yes   | yes     | yes   | yes    | no
            ContactsView      | yes   | yes     | yes   | yes    | no
            PropertiesView    | yes   | yes     | yes   | yes    | no
            ImportsView       | no    | yes     | yes   | no     | no
            ImportView        | no    | yes     | yes   | no     | no
            UsersView         | no    | no      | yes   | no     | no
            ProfileView       | yes   | yes     | yes   | yes    | yes
            MetricsView       | no    | no      | no    | no     | yes
            RunbookView       | no    | no      | no    | no     | yes
            HistoryView       | no    | no      | yes   | no     | no
            ActivityView      | no    | no      | yes   | no     | no
            WebhooksView      | no    | no      | yes   | no     | no
            SignInView        | yes   | yes     | yes   | yes    | yes
            SignInCodeView    | yes   | yes     | yes   | yes    | yes
            SignInSessionsView| yes   | yes     | yes   | yes    | yes
            SetPasswordView   | yes   | yes     | yes   | yes    | yes
            """;

    @Autowired
    private Agencies agencies;

    @Test
    void everyScreenIsOpenToExactlyThoseItIsFor() {
        var expected = matrix();
        var routes = RouteConfiguration.forApplicationScope().getAvailableRoutes();
        assertThat(routes.stream().map(ScreenRoleMatrixTests::name))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        var agency = agencies.create();
        for (var route : routes) {
            for (var role : Role.values()) {
                Agencies.signIn(person(agency, role));
                UI.getCurrent().navigate(route.getTemplate().replaceAll("/?:.*", ""));
                assertThat(getCurrentView()).isNotInstanceOf(FailurePage.class);
                boolean open = !(getCurrentView() instanceof ForbiddenPage);
                assertThat(open)
                        .as("%s as %s", name(route), role)
                        .isEqualTo(expected.getOrDefault(name(route), Map.of()).get(role));
            }
        }
    }

    @Test
    void whoIsNotSignedInSeesTheWayInAndNothingElse() {
        for (var route : RouteConfiguration.forApplicationScope().getAvailableRoutes()) {
            Agencies.signOut();
            UI.getCurrent().navigate(route.getTemplate().replaceAll("/?:.*", ""));
            assertThat(getCurrentView().getClass().getSimpleName())
                    .as(name(route))
                    .isIn("SignInView", "SetPasswordView", "NotFoundPage");
        }
    }

    private static String name(RouteData route) {
        return route.getNavigationTarget().getSimpleName();
    }

    private static Map<String, Map<Role, Boolean>> matrix() {
        var lines = MATRIX.lines().toList();
        var roles = cells(lines.getFirst());
        var matrix = new LinkedHashMap<String, Map<Role, Boolean>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = cells(line);
            matrix.put(cells[0], Arrays.stream(Role.values()).collect(Collectors.toMap(role -> role, role -> {
                int column = Arrays.asList(roles).indexOf(role.name());
                return cells[column].equals("yes");
            })));
        }
        return matrix;
    }

    private static String[] cells(String line) {
        return line.strip().split("\\s*\\|\\s*", -1);
    }

    private static SignedIn person(TestAgency agency, Role role) {
        return switch (role) {
            case AGENT -> agency.agent();
            case MANAGER -> agency.manager();
            case ADMIN -> agency.admin();
            case VIEWER -> agency.viewer();
            case SUPERUSER -> new SignedIn(1, null, null, "superuser@example.org", "Super User", role, true, null);
        };
    }
}
