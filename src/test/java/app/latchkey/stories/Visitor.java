package app.latchkey.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Somebody in front of a browser. */
final class Visitor implements AutoCloseable {

    static final String PASSWORD = "let-me-in-2026";

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final Consumer<String> lastSeen;

    Visitor(Browser browser, String address) {
        this(browser, address, 1440, 900, screen -> {});
    }

    /** @param lastSeen is told at the end what was on the screen */
    Visitor(Browser browser, String address, int width, int height, Consumer<String> lastSeen) {
        this.address = address;
        this.lastSeen = lastSeen;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
    }

    Visitor signIn(String email) {
        go("/sign-in");
        fillSignIn(email, PASSWORD);
        page.waitForURL(url -> !url.contains("sign-in") && !url.endsWith("/"));
        page.locator("main, [role=main]").waitFor();
        return this;
    }

    void fillSignIn(String email, String password) {
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(password);
        button("Sign in").click();
    }

    Visitor go(String path) {
        page.navigate(address + path);
        return this;
    }

    /** Where one is, as a link to send to a colleague. */
    String path() {
        return page.url().substring(address.length());
    }

    Page page() {
        return page;
    }

    /** Asks past the page, in its session. */
    APIRequestContext request() {
        return context.request();
    }

    /** Where a link of the page leads. */
    String absolute(String link) {
        return URI.create(page.url()).resolve(link).toString();
    }

    /** Waits until the desk has answered and nothing moves: what fades in has not its colours yet. */
    void settle() {
        page.waitForFunction("""
                () => {
                  const still = root => root.getAnimations().every(each =>
                      each.playState !== 'running' || each.effect.getComputedTiming().endTime === Infinity)
                    && [...root.querySelectorAll('*')].every(each => !each.shadowRoot || still(each.shadowRoot));
                  return Object.values(window.Vaadin?.Flow?.clients ?? {}).every(each => !each.isActive?.())
                    && still(document);
                }""");
    }

    /** Puts the keyboard on the first row of the list, as soon as it is there. */
    void focusFirstRow() {
        settle();
        page.waitForFunction("""
                () => [...document.querySelector('vaadin-grid')?.shadowRoot.querySelectorAll('#items tr') ?? []]
                  .some(row => row._item?.key)""");
        page.locator("vaadin-grid")
                .evaluate("grid => grid.shadowRoot.querySelector('#items [tabindex=\"0\"]').focus()");
    }

    /** Opens the first row of a list, as a card or as a line. */
    void openFirstRow() {
        focusFirstRow();
        page.keyboard().press("Enter");
        page.locator(".panel h2").waitFor();
    }

    /**
     * Types a date. The calendar opens on the click, and hides the rest of the page from screen readers a moment later; one
     * closed before that would hide it for good.
     */
    void date(String label, String date) {
        var rest = page.locator("[data-aria-hidden]").first();
        field(label).click();
        rest.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        field(label).fill(date);
        field(label).press("Enter");
        page.locator("vaadin-date-picker[opened]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        rest.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** Chooses from a short list. */
    void choose(String label, String option) {
        page.locator("vaadin-select", labelled(label)).click();
        page.locator("vaadin-select-item[role=option]", new Page.LocatorOptions().setHasText(option))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first()
                .click();
    }

    /** Searches a long list, and takes what is found first. What is typed before the list is there may be lost. */
    void pick(String label, String typed) {
        var box = page.locator("vaadin-combo-box", labelled(label));
        box.locator("input").click();
        page.locator("vaadin-combo-box[opened]:not([loading])").waitFor();
        box.locator("input").fill(typed);
        page.locator("vaadin-combo-box-item:not([hidden])", new Page.LocatorOptions().setHasText(typed))
                .first()
                .click();
    }

    /** Takes a step of the pipeline and confirms it. */
    void step(String action) {
        button(action).click();
        page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    private Page.LocatorOptions labelled(String label) {
        return new Page.LocatorOptions().setHas(page.locator("label", new Page.LocatorOptions().setHasText(label)));
    }

    /** The server no longer knows the session that the browser names. */
    void loseSession() {
        var session = context.cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .findFirst()
                .orElseThrow();
        context.addCookies(List.of(new Cookie(session.name, "0123456789ABCDEF")
                .setDomain(session.domain)
                .setPath(session.path)));
    }

    void tab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    /** Why a field does not take what stands in it. The same is read out, from elsewhere on the page. */
    Locator refusal(String text) {
        return page.locator("[slot=error-message]", new Page.LocatorOptions().setHasText(text));
    }

    void findsNothingToObjectTo(String screen) {
        objectsToNothing(screen, axe().withTags(RULES));
    }

    /** Dark differs from light in its colours alone. */
    void findsNothingToObjectToInLightAndDark(String screen) {
        findsNothingToObjectTo(screen + " in light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        objectsToNothing(screen + " in dark", axe().withRules(List.of("color-contrast")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** The framework's own connection indicator is outside every landmark, and is left out. */
    private AxeBuilder axe() {
        var options = new AxeRunOptions();
        // What passes is most of a page, and takes most of the time to be told.
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true).exclude("vaadin-connection-indicator");
    }

    /** The screen in words, as a screen reader has it. */
    private String screen() {
        try {
            return page.url() + "\n" + page.locator("body").ariaSnapshot();
        } catch (PlaywrightException e) {
            return "Nothing to be seen: " + e.getMessage();
        }
    }

    private void objectsToNothing(String screen, AxeBuilder axe) {
        page.locator("main, [role=main]").first().waitFor();
        settle();
        assertThat(axe.analyze().getViolations())
                .as(screen)
                .map(rule -> rule.getId() + " "
                        + rule.getNodes().stream().map(node -> node.getTarget()).toList())
                .isEmpty();
    }

    @Override
    public void close() {
        lastSeen.accept(screen());
        context.close();
    }
}
