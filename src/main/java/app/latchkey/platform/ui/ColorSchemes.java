package app.latchkey.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Light or dark as this browser's person chose it; a cookie, so that the page comes in the right colours at once. */
@Component
class ColorSchemes implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;

    static final List<ColorScheme.Value> CHOICES =
            List.of(ColorScheme.Value.SYSTEM, ColorScheme.Value.LIGHT, ColorScheme.Value.DARK);

    private static final String COOKIE = "latchkey-colours";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            var scheme = in(page.getVaadinRequest());
            if (scheme != ColorScheme.Value.SYSTEM) {
                var html = page.getDocument().getElementsByTag("html");
                html.attr("style", "color-scheme: " + scheme.getValue());
                html.attr("theme", scheme.getThemeValue());
            }
        });
    }

    static ColorScheme.Value chosen() {
        return in(VaadinRequest.getCurrent());
    }

    static void choose(ColorScheme.Value scheme) {
        UI.getCurrent().getPage().setColorScheme(scheme);
        var cookie = new Cookie(COOKIE, scheme.name());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(A_YEAR);
        VaadinResponse.getCurrent().addCookie(cookie);
    }

    private static ColorScheme.Value in(@Nullable VaadinRequest request) {
        var cookies = request == null ? null : request.getCookies();
        return cookies == null
                ? ColorScheme.Value.SYSTEM
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .flatMap(cookie ->
                                CHOICES.stream().filter(choice -> choice.name().equals(cookie.getValue())))
                        .findFirst()
                        .orElse(ColorScheme.Value.SYSTEM);
    }
}
