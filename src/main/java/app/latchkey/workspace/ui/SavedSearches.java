package app.latchkey.workspace.ui;

import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.workspace.NameTaken;
import app.latchkey.workspace.SavedSearch;
import app.latchkey.workspace.SavedSearchNotFound;
import app.latchkey.workspace.SavedSearchService;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The saved filters of a list, and which one is open. Its link names it alone ({@code ?saved=7}) and shows whoever may
 * see it what it means at that time; once the filter deviates, the address says the filter, and where it came from.
 */
public class SavedSearches extends Div {

    private static final long serialVersionUID = 1L;
    private static final String SAVED = "saved";

    private final String screen;
    private final transient SavedSearchService service;
    private final transient UnaryOperator<QueryParameters> canonical;
    private final boolean mayShare;
    private final SavedSearchMenu menu = new SavedSearchMenu(this);
    private List<SavedSearch> all;
    private @Nullable SavedSearch active;
    private QueryParameters shown = QueryParameters.empty();

    SavedSearches(
            String screen, SavedSearchService service, UnaryOperator<QueryParameters> canonical, boolean mayShare) {
        this.screen = screen;
        this.service = service;
        this.canonical = canonical;
        this.mayShare = mayShare;
        all = service.of(screen);
        addClassName("saved-searches");
        add(menu);
        menu.show(null, false);
    }

    /** What this address means: itself, unless it only names a saved filter. */
    public QueryParameters open(QueryParameters address) {
        var named = address.getSingleParameter(SAVED);
        var plain = address.excluding(SAVED);
        if (named.isEmpty()) {
            active = null;
            return plain;
        }
        boolean bare = plain.getParameters().isEmpty();
        active = find(named.get(), bare).orElse(null);
        if (active == null) {
            Toasts.notice(getTranslation("saved.gone"));
            return plain;
        }
        return bare ? QueryParameters.fromString(active.query()) : plain;
    }

    /** Takes what the list shows now. */
    public void show(QueryParameters nowShown) {
        shown = canonical.apply(nowShown);
        if (shown.getParameters().isEmpty() && isChanged()) {
            // Everything was taken away: this is the plain list again.
            active = null;
        }
        menu.show(active, isChanged());
    }

    /** How the address says what is shown. */
    public QueryParameters address() {
        if (active == null) {
            return shown;
        }
        var saved = Long.toString(active.id());
        if (!isChanged()) {
            return QueryParameters.of(SAVED, saved);
        }
        var parameters = new LinkedHashMap<>(shown.getParameters());
        parameters.put(SAVED, List.of(saved));
        return new QueryParameters(parameters);
    }

    List<SavedSearch> all() {
        return all;
    }

    @Nullable SavedSearch active() {
        return active;
    }

    boolean isChanged() {
        return active != null
                && !canonical
                        .apply(QueryParameters.fromString(active.query()))
                        .getParameters()
                        .equals(shown.getParameters());
    }

    /** The open one is known; another, or one that a link names afresh, is looked up. */
    private Optional<SavedSearch> find(String named, boolean bare) {
        if (active != null && named.equals(Long.toString(active.id())) && !(bare && isChanged())) {
            return Optional.of(active);
        }
        try {
            return service.find(Long.parseLong(named))
                    .filter(found -> found.screen().equals(screen));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void go(SavedSearch search) {
        UI.getCurrent().navigate(screen, QueryParameters.of(SAVED, Long.toString(search.id())));
    }

    void saveAsNew() {
        new SavedSearchDialog(getTranslation("saved.save-as"), "", false, mayShare, true, entry -> {
                    var saved = service.save(screen, entry.name(), shown.getQueryString(), entry.shared());
                    if (entry.start()) {
                        service.startWith(saved.id());
                    }
                    become(saved.id());
                    Toasts.done(getTranslation("saved.done", saved.name()));
                })
                .open();
    }

    void rename(SavedSearch search) {
        new SavedSearchDialog(
                        getTranslation("saved.rename-title", search.name()),
                        search.name(),
                        search.shared(),
                        mayShare || search.shared(),
                        false,
                        entry -> attempt(() -> {
                            var now = now(search);
                            var name = entry.name().equals(search.name()) ? now.name() : entry.name();
                            var shared = entry.shared() == search.shared() ? now.shared() : entry.shared();
                            become(service.revise(now, name, now.query(), shared)
                                    .id());
                        }))
                .open();
    }

    void keepChanges(SavedSearch search) {
        attempt(() -> {
            var now = now(search);
            var seen = now.query().equals(search.query()) ? now : search;
            become(service.revise(seen, now.name(), shown.getQueryString(), now.shared())
                    .id());
            Toasts.done(getTranslation("saved.updated", now.name()));
        });
    }

    void startWith(@Nullable SavedSearch search) {
        attempt(() -> {
            service.startWith(search == null ? null : search.id());
            readAnew();
            Toasts.done(
                    search == null
                            ? getTranslation("saved.start.none")
                            : getTranslation("saved.start.done", search.name()));
        });
    }

    void remove(SavedSearch search) {
        attempt(() -> {
            service.remove(search);
            become(null);
            Toasts.undoable(getTranslation("saved.removed", search.name()), () -> restore(search));
        });
    }

    private void restore(SavedSearch search) {
        try {
            service.restore(search.id());
            readAnew();
            Toasts.done(getTranslation("saved.restored", search.name()));
        } catch (NameTaken e) {
            Toasts.notice(getTranslation("saved.name.taken"));
        }
    }

    void copyLink(SavedSearch search) {
        getElement().executeJs("""
                        const link = new URL($0, document.baseURI).href;
                        return navigator.clipboard ? navigator.clipboard.writeText(link).then(() => '', () => link) : link""", search.path()).then(String.class, link -> {
            if (link.isEmpty()) {
                Toasts.done(getTranslation("saved.link.copied"));
            } else {
                Toasts.notice(link);
            }
        });
    }

    /** As it is now: what was changed of it in another tab, and is not changed here, stays so. */
    private SavedSearch now(SavedSearch search) {
        return service.find(search.id()).orElseThrow(() -> new SavedSearchNotFound(search.id()));
    }

    /** A colleague may have removed it a moment ago, and its owner may have changed it in another tab. */
    private void attempt(Runnable change) {
        try {
            change.run();
        } catch (SavedSearchNotFound e) {
            become(null);
            Toasts.notice(getTranslation("saved.gone"));
        } catch (StaleEdit e) {
            readAnew();
            Toasts.notice(getTranslation("saved.stale"));
        }
    }

    private void readAnew() {
        become(active == null ? null : active.id());
    }

    /** Reads the list anew, with this one open; what is shown stays as it is. */
    private void become(@Nullable Long id) {
        all = service.of(screen);
        active = all.stream()
                .filter(search -> id != null && search.id() == id)
                .findFirst()
                .orElse(null);
        menu.show(active, isChanged());
        rewriteAddress();
    }

    private void rewriteAddress() {
        getElement().executeJs("history.replaceState(history.state, '', location.pathname + $0)", queryText());
    }

    private String queryText() {
        var text = address().getQueryString();
        return text.isEmpty() ? "" : "?" + text;
    }
}
