package app.latchkey.workspace.ui;

import app.latchkey.platform.ui.PopoverButton;
import app.latchkey.workspace.SavedSearch;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.PopoverPosition;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says which saved filter is open and whether the list deviates from it; lists them all as links, and what to do. */
class SavedSearchMenu extends PopoverButton {

    private static final long serialVersionUID = 1L;

    private final SavedSearches searches;

    SavedSearchMenu(SavedSearches searches) {
        super(PopoverPosition.BOTTOM_START, "22rem", "saved.title");
        this.searches = searches;
        addClassName("saved-menu");
        setIcon(VaadinIcon.BOOKMARK.create());
    }

    void show(@Nullable SavedSearch open, boolean changed) {
        if (open == null) {
            setText(getTranslation("saved.button"));
            setAriaLabel(getTranslation("saved.title"));
            setSuffixComponent(null);
            return;
        }
        setText(open.name());
        setAriaLabel(getTranslation(changed ? "saved.open-changed" : "saved.open", open.name()));
        var mark = new Span(getTranslation("saved.changed"));
        mark.addClassName("saved-changed");
        setSuffixComponent(changed ? mark : null);
    }

    @Override
    protected Div content() {
        var all = searches.all();
        var content = new Div(new H2(getTranslation("saved.title")));
        content.addClassName("saved-content");
        if (all.isEmpty()) {
            content.add(new Paragraph(getTranslation("saved.none")));
        }
        addGroup(content, "saved.own", all, SavedSearch::own);
        addGroup(content, "saved.branch", all, search -> !search.own());
        content.add(actions());
        return content;
    }

    private void addGroup(Div content, String title, List<SavedSearch> all, Predicate<SavedSearch> which) {
        var group = all.stream().filter(which).toList();
        if (!group.isEmpty()) {
            var links = new UnorderedList();
            group.forEach(search -> links.add(line(search)));
            links.addClassName("saved-list");
            content.add(new H3(getTranslation(title)), links);
        }
    }

    private ListItem line(SavedSearch search) {
        var link = new Anchor(search.path(), search.name());
        // The address may name this filter already, and then leads nowhere.
        link.getElement().addEventListener("click", event -> close());
        if (search.equals(searches.active())) {
            link.getElement().setAttribute("aria-current", "true");
        }
        var line = new ListItem(link);
        if (search.startPage()) {
            line.add(home());
        }
        if (!search.own()) {
            line.add(note(getTranslation("saved.by", search.owner())));
        } else if (search.shared()) {
            line.add(note(getTranslation("saved.shared")));
        }
        return line;
    }

    private Icon home() {
        var home = VaadinIcon.HOME.create();
        home.setTooltipText(getTranslation("saved.start.is"));
        home.getElement().setAttribute("role", "img").setAttribute("aria-label", getTranslation("saved.start.is"));
        return home;
    }

    private static Span note(String text) {
        var note = new Span(text);
        note.addClassName("saved-note");
        return note;
    }

    private Component actions() {
        var actions = new Div();
        actions.addClassName("saved-actions");
        var open = searches.active();
        if (open != null) {
            if (searches.isChanged()) {
                if (open.own()) {
                    actions.add(action("saved.keep", open, VaadinIcon.CHECK, () -> searches.keepChanges(open)));
                }
                actions.add(action("saved.revert", open, VaadinIcon.ARROW_BACKWARD, () -> searches.go(open)));
            }
            if (open.own()) {
                actions.add(action("saved.rename", open, VaadinIcon.EDIT, () -> searches.rename(open)));
            }
            actions.add(action("saved.link", open, VaadinIcon.LINK, () -> searches.copyLink(open)));
            actions.add(
                    open.startPage()
                            ? action("saved.start.stop", open, VaadinIcon.HOME_O, () -> searches.startWith(null))
                            : action("saved.start", open, VaadinIcon.HOME, () -> searches.startWith(open)));
            if (open.removable()) {
                actions.add(action("saved.remove", open, VaadinIcon.TRASH, () -> searches.remove(open)));
            }
        }
        var save = new Button(getTranslation("saved.save-as-item"), VaadinIcon.PLUS.create(), event -> {
            close();
            searches.saveAsNew();
        });
        save.addThemeVariants(ButtonVariant.TERTIARY);
        actions.add(save);
        return actions;
    }

    private Button action(String text, SavedSearch open, VaadinIcon icon, Runnable does) {
        var action = new Button(getTranslation(text, open.name()), icon.create(), event -> {
            close();
            does.run();
        });
        action.addThemeVariants(ButtonVariant.TERTIARY);
        return action;
    }
}
