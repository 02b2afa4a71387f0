package app.latchkey.platform.ui;

import app.latchkey.platform.security.SignedIn;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;

/** Who is signed in, light or dark, and the way out. */
class UserMenu extends PopoverButton {

    private final transient SignedIn person;
    private final transient Runnable signOut;

    UserMenu(SignedIn person, Runnable signOut) {
        super(PopoverPosition.BOTTOM_END, "18rem", "shell.user", person.name());
        this.person = person;
        this.signOut = signOut;
        var avatar = new Avatar(person.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        setIcon(avatar);
        setText(person.name());
        setAriaLabel(getTranslation("shell.user", person.name()));
        addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("user-menu");
    }

    @Override
    protected Component content() {
        var who = new Div(
                new Span(person.name()), new Span(person.email()), new Span(getTranslation("role." + person.role())));
        who.addClassName("user-card");
        var colours = new RadioButtonGroup<ColorScheme.Value>(getTranslation("shell.scheme"));
        colours.setItems(ColorSchemes.CHOICES);
        colours.setItemLabelGenerator(scheme -> getTranslation("shell.scheme." + scheme));
        colours.setValue(ColorSchemes.chosen());
        colours.addValueChangeListener(event -> ColorSchemes.choose(event.getValue()));
        var leave = new Button(getTranslation("shell.sign-out"), VaadinIcon.SIGN_OUT.create(), event -> signOut.run());
        var content = new Div(who, new Anchor("profile", getTranslation("shell.profile")), colours, leave);
        content.addClassName("user-content");
        return content;
    }
}
