package app.latchkey.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever runs the installation, or an agency, sees what happened there. */
@ExtendWith(StoryDesk.Open.class)
class WatchStoriesIT {

    private static final String SUPERUSER = "superuser@latchkey.example";

    private final StoryDesk desk;

    WatchStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    @Test
    void aSuperuserSeesASlowStatementAppear() throws IOException, SQLException {
        try (var keeper = desk.visitor().signIn(SUPERUSER);
                var agent = desk.visitor();
                var past = StoryDatabase.open(desk.folder())) {
            for (var page : List.of("requests", "caches", "system", "jobs", "health", "database")) {
                keeper.go("/metrics/" + page);
                assertThat(keeper.page().locator(".metrics-tabs [aria-current=page]"))
                        .hasAttribute("href", "metrics/" + page);
                keeper.findsNothingToObjectToInLightAndDark("metrics " + page);
            }
            // Somebody holds the row that signing in reads as it is, and lets go of it some seconds later.
            past.setAutoCommit(false);
            try (var hold = past.createStatement()) {
                hold.execute("select from users where email = '%s' for update".formatted(StoryDesk.AGENT));
            }
            CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(() -> letGo(past));
            agent.go("/sign-in").fillSignIn(StoryDesk.AGENT, Visitor.PASSWORD);
            agent.page().waitForURL(Pattern.compile("^(?!.*sign-in).*$"));
            assertThat(keeper.page().locator("table").filter(new Locator.FilterOptions().setHasText("hold_person")))
                    .not()
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(40_000));
        }
    }

    private static void letGo(Connection past) {
        try {
            past.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anAdministratorFindsWhoChangedWhatAndThatItIsAsItWasWritten() {
        try (var admin = desk.visitor().signIn(StoryDesk.ADMIN)) {
            admin.go("/users");
            admin.page().locator("vaadin-text-field input").first().fill("Grace Okafor");
            assertThat(admin.page().locator(".count")).hasText("1 person");
            admin.openFirstRow();
            admin.button("Edit").click();
            admin.choose("Role", "Manager");
            admin.button("Save").click();
            assertThat(admin.page().getByText("Grace Okafor saved")).isVisible();
            admin.go("/history");
            admin.focusFirstRow();
            admin.page().keyboard().press("Enter");
            assertThat(admin.page().locator("vaadin-dialog"))
                    .containsText(Pattern.compile("Grace Okafor[\\s\\S]*Agent[\\s\\S]*Manager"));
            admin.findsNothingToObjectToInLightAndDark("event");
            admin.button("Only this record").click();
            assertThat(admin.page()).hasURL(Pattern.compile(".*/history\\?.*User.*"));
            admin.findsNothingToObjectToInLightAndDark("history");
            admin.button("Verify").click();
            assertThat(admin.page().locator(".history-answer"))
                    .hasText(Pattern.compile("(All [\\d,]+ events|The only event|No event) .*Verified on .*"));
        }
    }
}
