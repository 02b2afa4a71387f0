package app.latchkey.platform.ui;

import app.latchkey.platform.search.Found;
import app.latchkey.platform.search.QuickFinder;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds records and things to do from anywhere. The keyboard stays in the text; the arrows choose, Enter opens. */
class QuickSearch extends Dialog {

    /** As many of a kind as fit without scrolling past the next kind. */
    private static final int MOST_OF_A_KIND = 5;

    private static final int PAUSE_MILLIS = 120;

    /** The chosen one is marked in the browser, so that arrows answer at once. */
    private static final String CHOOSE_BY_KEYBOARD = """
            const input = this.querySelector('input');
            const list = document.getElementById('quick-search-found');
            input.setAttribute('role', 'combobox');
            input.setAttribute('aria-expanded', 'true');
            input.setAttribute('aria-controls', list.id);
            input.setAttribute('aria-autocomplete', 'list');
            const options = () => [...list.querySelectorAll('[role=option]')];
            const choose = chosen => {
              options().forEach(option => option.setAttribute('aria-selected', option === chosen));
              chosen ? input.setAttribute('aria-activedescendant', chosen.id)
                     : input.removeAttribute('aria-activedescendant');
              chosen?.scrollIntoView({block: 'nearest'});
            };
            new MutationObserver(() => choose(options()[0])).observe(list, {childList: true});
            choose(options()[0]);
            this.addEventListener('keydown', event => {
              const all = options();
              const at = all.findIndex(option => option.getAttribute('aria-selected') === 'true');
              const to = {ArrowDown: at + 1, ArrowUp: at - 1 + all.length}[event.key];
              if (to !== undefined && all.length) {
                event.preventDefault();
                choose(all[to % all.length]);
              } else if (event.key === 'Enter' && all[at]) {
                event.preventDefault();
                all[at].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true,
                  ctrlKey: event.ctrlKey, metaKey: event.metaKey}));
              }
            })""";

    /**
     * A thing to do.
     *
     * @param title as it is shown, and found by
     */
    record Action(String title, String path) {}

    private final List<QuickFinder> finders;
    private final List<Action> actions;
    private final Div found = new Div();
    private final Span said = new Span();
    private int options;

    QuickSearch(List<QuickFinder> finders, List<Action> actions) {
        this.finders = finders;
        this.actions = actions;
        addClassName("quick-search");
        setAriaLabel(getTranslation("search.title"));
        setTop("10vh");
        setWidth("min(40rem, 94vw)");
        var text = new TextField();
        text.setWidthFull();
        text.setPlaceholder(getTranslation("search.placeholder"));
        text.setAriaLabel(getTranslation("search.title"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setAutofocus(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLIS);
        text.addValueChangeListener(event -> find(event.getValue().strip()));
        found.setId("quick-search-found");
        found.getElement().setAttribute("role", "listbox");
        found.getElement().setAttribute("aria-label", getTranslation("search.found"));
        found.addClassName("quick-search-found");
        said.getElement().setAttribute("role", "status");
        said.addClassName("quick-search-said");
        add(text, found, said);
        find("");
        text.getElement().executeJs(CHOOSE_BY_KEYBOARD);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var leaving = event.getUI().addAfterNavigationListener(arrived -> close());
        addDetachListener(gone -> leaving.remove());
    }

    private void find(String text) {
        found.removeAll();
        options = 0;
        if (!text.isEmpty()) {
            for (var finder : finders) {
                group(
                        finder.heading(),
                        finder.find(text, MOST_OF_A_KIND).stream()
                                .map(this::option)
                                .toList());
            }
        }
        group(
                "search.actions",
                actions.stream()
                        .filter(action -> means(action.title(), text))
                        .map(action -> option(action.title(), null, null, action.path()))
                        .toList());
        said.setText(options == 0 ? getTranslation("search.nothing", text) : getTranslation("search.count", options));
    }

    private static boolean means(String title, String text) {
        return title.toLowerCase(Locale.UK).contains(text.toLowerCase(Locale.UK));
    }

    private void group(String heading, List<Anchor> members) {
        if (members.isEmpty()) {
            return;
        }
        var title = new Span(getTranslation(heading));
        title.addClassName("quick-search-heading");
        title.getElement().setAttribute("aria-hidden", "true");
        var group = new Div(title);
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", getTranslation(heading));
        members.forEach(group::add);
        found.add(group);
    }

    private Anchor option(Found record) {
        return option(record.title(), record.detail(), record.status(), record.path());
    }

    private Anchor option(String title, @Nullable String detail, @Nullable String status, String path) {
        var line = new Span(title);
        line.addClassName("quick-search-title");
        var option = new Anchor(path, line);
        if (detail != null) {
            var more = new Span(detail);
            more.addClassName("quick-search-detail");
            option.add(more);
        }
        if (status != null) {
            var mark = new Span(getTranslation(status));
            mark.addClassNames("status", status.substring(status.indexOf('.') + 1));
            option.add(mark);
        }
        option.setId("quick-search-" + options++);
        option.getElement().setAttribute("role", "option");
        option.getElement().setAttribute("tabindex", "-1");
        option.getElement().setAttribute("router-link", true);
        // Whoever chooses the screen they are on goes nowhere, but has chosen.
        option.getElement().addEventListener("click", event -> close());
        return option;
    }
}
