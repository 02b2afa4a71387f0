package app.latchkey.users.ui;

import app.latchkey.platform.ui.CopyButton;
import app.latchkey.platform.ui.Trouble;
import app.latchkey.users.ProfileService;
import app.latchkey.users.SecondFactorOffer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Turns the second factor on: scan, type a code, and keep the recovery codes. */
class SecondFactorDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient ProfileService profile;
    private final transient SecondFactorOffer offer;
    private final transient Runnable done;
    private final Trouble trouble = new Trouble();
    private final TextField code = new TextField(getTranslation("sign-in.code"));

    SecondFactorDialog(ProfileService profile, SecondFactorOffer offer, Runnable done) {
        this.profile = profile;
        this.done = done;
        this.offer = offer;
        setHeaderTitle(getTranslation("second-factor.title"));
        setWidth("min(30rem, 94vw)");
        setCloseOnOutsideClick(false);
        var secret = new Span(offer.secret().replaceAll("(.{4})(?=.)", "$1 "));
        secret.addClassName("secret");
        code.getElement().setAttribute("autocomplete", "one-time-code");
        code.getElement().setAttribute("inputmode", "numeric");
        code.setMaxLength(7);
        code.setWidthFull();
        add(
                trouble,
                new OrderedList(
                        new ListItem(getTranslation("second-factor.scan")),
                        new ListItem(getTranslation("second-factor.type"))),
                picture(),
                new Paragraph(new Text(getTranslation("second-factor.secret") + " "), secret),
                code);
        var on = new Button(getTranslation("profile.second-factor.on-button"), event -> turnOn());
        on.addThemeVariants(ButtonVariant.PRIMARY);
        on.addClickShortcut(Key.ENTER).listenOn(this);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> close()), on);
    }

    private Image picture() {
        var svg = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s"/></svg>""".formatted(offer.size(), offer.dots());
        var picture = new Image(
                "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)),
                getTranslation("second-factor.picture"));
        picture.addClassName("qr");
        return picture;
    }

    private void turnOn() {
        trouble.clear();
        var codes = profile.turnOn(offer, code.getValue());
        if (codes.isEmpty()) {
            trouble.say(getTranslation("sign-in.code.wrong"));
            return;
        }
        done.run();
        showCodes(codes);
    }

    private void showCodes(List<String> codes) {
        removeAll();
        getFooter().removeAll();
        setHeaderTitle(getTranslation("second-factor.codes.title"));
        var list = new UnorderedList();
        list.addClassName("recovery-codes");
        codes.forEach(each -> list.add(new ListItem(each.substring(0, 5) + "-" + each.substring(5))));
        add(new Paragraph(getTranslation("second-factor.codes.text")), list);
        getFooter().add(new CopyButton(list, getTranslation("second-factor.codes.copy")));
        var close = new Button(getTranslation("second-factor.codes.done"), event -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
