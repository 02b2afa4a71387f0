package app.latchkey.users.ui;

import app.latchkey.platform.ui.Trouble;
import app.latchkey.users.ProfileService;
import app.latchkey.users.SecondFactorOffer;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;

/** Turns the second factor on: scan, type a code, and keep the recovery codes. */
class SecondFactorDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient ProfileService profile;
    private final transient SecondFactorOffer offer;
    private final transient Runnable done;
    private final Trouble trouble = new Trouble();
    private final TextField code = new TextField(getTranslation("sign-in.code"));

    SecondFactorDialog(ProfileService profile, Runnable done) {
        this.profile = profile;
        this.done = done;
        offer = profile.offerSecondFactor();
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

    private Div picture() {
        var svg = new Html("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 %1$d %1$d" role="img" shape-rendering="crispEdges"
                     aria-label="%2$s"><rect x="-2" y="-2" width="%1$d" height="%1$d" fill="#fff"/><path d="%3$s"/></svg>""".formatted(offer.size() + 4, getTranslation("second-factor.picture"), offer.dots()));
        var frame = new Div(svg);
        frame.addClassName("qr");
        return frame;
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
        var close = new Button(getTranslation("second-factor.codes.done"), event -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
