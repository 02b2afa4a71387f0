package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** Every key of the desk, and those of the screen one is on. */
class ShortcutList extends Dialog {

    static final List<Shortcut> EVERYWHERE = List.of(
            Shortcut.of("shortcut.search", "Ctrl", "K"),
            Shortcut.of("shortcut.list", "?"),
            Shortcut.of("shortcut.next", "Tab"),
            Shortcut.of("shortcut.close", "Esc"));

    ShortcutList(Component screen) {
        setHeaderTitle(getTranslation("shortcuts.title"));
        addClassName("shortcut-list");
        add(group("shortcuts.everywhere", EVERYWHERE));
        if (screen instanceof HasShortcuts own) {
            add(group("shortcuts.here", own.shortcuts()));
        }
        var close = new Button(getTranslation("shortcuts.close"), event -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }

    private Div group(String heading, List<Shortcut> shortcuts) {
        var list = new DescriptionList();
        for (var shortcut : shortcuts) {
            list.add(
                    new DescriptionList.Term(keys(shortcut)),
                    new DescriptionList.Description(getTranslation(shortcut.does())));
        }
        return new Div(new H3(getTranslation(heading)), list);
    }

    private static Span keys(Shortcut shortcut) {
        var keys = new Span();
        for (var key : shortcut.keys()) {
            keys.getElement().appendChild(new Element("kbd").setText(key));
        }
        return keys;
    }
}
