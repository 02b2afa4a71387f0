package app.latchkey.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people at two browsers, in one agency. */
@ExtendWith(StoryDesk.Open.class)
class LiveStoriesIT {

    private static final String AGENT = "agent@harbourvale.example";
    private static final String MANAGER = "manager@harbourvale.example";

    private final StoryDesk desk;

    LiveStoriesIT(StoryDesk desk) {
        this.desk = desk;
    }

    @Test
    void whatOneChangesTheOtherSeesWhereItStands() {
        try (var agent = visitor().signIn(AGENT);
                var manager = visitor().signIn(MANAGER)) {
            agent.go("/listings/LK-000811?q=LK-000811");
            assertThat(agent.page().locator(".panel h2")).isVisible();
            tab(agent, "History").click();
            manager.go("/listings/LK-000811?q=LK-000811");
            assertThat(agent.page().locator(".presence")).containsText("Helen Fairweather");
            assertThat(manager.page().locator(".presence")).containsText("Alex Morgan");
            manager.button("Edit").click();
            assertThat(agent.page().locator(".presence")).containsText("Helen Fairweather, editing");

            manager.field("Summary").fill("As bright as ever");
            form(manager).getByLabel("Address").fill("811 Live Street");
            manager.button("Save").click();

            assertThat(agent.page().locator(".panel h2")).hasText("811 Live Street");
            assertThat(agent.page().locator(".live-notice")).containsText("Helen Fairweather changed this");
            assertThat(tab(agent, "History")).hasAttribute("aria-selected", "true");
            assertThat(agent.page().locator(".timeline").first()).containsText("As bright as ever");
            assertThat(agent.page()
                            .locator("vaadin-grid-cell-content", containing("811 Live Street"))
                            .first())
                    .isAttached();
            agent.findsNothingToObjectTo("a listing that a colleague changed");
        }
    }

    @Test
    void aNewListingWaitsForWhoReadsFurtherDown() {
        try (var agent = visitor().signIn(AGENT);
                var manager = visitor().signIn(MANAGER)) {
            var count = agent.page().locator(".count").innerText();
            scrollTo(agent, 2000);
            manager.go("/listings/new");
            form(manager).getByLabel("Address").fill("812 Live Street");
            form(manager).getByLabel("Town").fill("Bath");
            manager.button("Create draft").click();
            assertThat(agent.page().locator(".live-rows")).containsText("changed");
            assertThat(scrolled(agent)).isEqualTo(2000);
            assertThat(agent.page().locator(".count")).hasText(count);
            agent.findsNothingToObjectTo("a list with changes that wait");
            agent.button("Refresh").click();
            assertThat(agent.page().locator(".live-rows")).isEmpty();
            assertThat(agent.page().locator(".count")).not().hasText(count);
        }
    }

    @Test
    void twoEditsOfOneListingAreMergedFieldByField() {
        try (var agent = visitor().signIn(AGENT);
                var manager = visitor().signIn(MANAGER)) {
            for (var both : List.of(agent, manager)) {
                both.go("/listings/LK-000821?q=LK-0008");
                both.button("Edit").click();
            }
            form(manager).getByLabel("Address").fill("821 Their Street");
            form(manager).getByLabel("Town").fill("Clifton");
            manager.button("Save").click();
            assertThat(manager.text("LK-000821 saved")).isVisible();

            assertThat(agent.button("Compare")).isVisible();
            form(agent).getByLabel("Address").fill("821 My Street");
            agent.field("Summary").fill("Mine alone");
            agent.button("Save").click();
            assertThat(choice(agent, "Address", "821 My Street")).isVisible();
            agent.findsNothingToObjectTo("two versions");
            agent.page().setViewportSize(390, 844);
            agent.findsNothingToObjectTo("two versions, narrow");
            agent.page().setViewportSize(1440, 900);

            agent.page().keyboard().press("Escape");
            assertThat(agent.page().locator(".merge-choice").first()).isHidden();
            assertThat(form(agent).getByLabel("Address")).hasValue("821 My Street");

            agent.button("Save").click();
            agent.button("Save merged").click();
            assertThat(agent.page()
                            .locator("vaadin-radio-group [slot=error-message]")
                            .filter(new Locator.FilterOptions().setHasText("Choose one"))
                            .first())
                    .isVisible();
            choice(agent, "Address", "821 Their Street").click();
            agent.button("Save merged").click();
            assertThat(agent.page().locator(".panel h2")).hasText("821 Their Street");
            assertThat(agent.page().locator(".facts").first()).containsText("Mine alone");
            assertThat(agent.page().locator(".facts").first()).containsText("Clifton");
        }
    }

    @Test
    void anotherAgencyHearsNothing() {
        try (var neighbour = visitor().signIn("admin@northgate.example");
                var manager = visitor().signIn(MANAGER)) {
            scrollTo(neighbour, 300);
            manager.go("/listings/new");
            form(manager).getByLabel("Address").fill("813 Live Street");
            form(manager).getByLabel("Town").fill("Bath");
            manager.button("Create draft").click();
            assertThat(manager.page().locator(".panel h2")).hasText("813 Live Street");
            neighbour.page().waitForTimeout(1500);
            assertThat(neighbour.page().locator(".live-rows")).isEmpty();
        }
    }

    private Visitor visitor() {
        return desk.visitor();
    }

    private static Locator form(Visitor visitor) {
        return visitor.page().locator(".listing-form");
    }

    private static Locator tab(Visitor visitor, String name) {
        return visitor.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator choice(Visitor visitor, String field, String value) {
        return visitor.page()
                .locator(".merge-choice")
                .filter(new Locator.FilterOptions().setHasText(field))
                .locator("vaadin-radio-button")
                .filter(new Locator.FilterOptions().setHasText(value));
    }

    private static Page.LocatorOptions containing(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static void scrollTo(Visitor visitor, int pixels) {
        assertThat(visitor.page()
                        .locator("vaadin-grid-cell-content", containing("-"))
                        .first())
                .isVisible();
        visitor.page().evaluate("y => document.querySelector('vaadin-grid').$.table.scrollTop = y", pixels);
        visitor.page().waitForTimeout(500);
    }

    private static int scrolled(Visitor visitor) {
        return ((Number) visitor.page().evaluate("() => document.querySelector('vaadin-grid').$.table.scrollTop"))
                .intValue();
    }
}
