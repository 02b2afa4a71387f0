package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.PossibleDuplicate;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says who may be the same, why, and leads there; hidden as long as nobody may be. */
public class DuplicateWarning extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ContactService contacts;
    private final @Nullable Long except;
    private final Checkbox somebodyElse = new Checkbox(getTranslation("duplicates.somebody-else"));
    private transient List<PossibleDuplicate> found = List.of();
    private transient @Nullable Consumer<PossibleDuplicate> merge;

    /** @param except the contact that is looked at; null for a new one, which one has to say is somebody else */
    public DuplicateWarning(ContactService contacts, @Nullable Long except) {
        this.contacts = contacts;
        this.except = except;
        addClassName("duplicates");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** Offers to merge with whom is found. */
    DuplicateWarning merging(Consumer<PossibleDuplicate> merging) {
        merge = merging;
        return this;
    }

    /** Looks for those who may be the one typed. */
    public void look(ContactDetails typed) {
        show(contacts.duplicates(typed, except));
    }

    /** Whom the person has seen, and said to be somebody else. */
    public Set<Long> others() {
        return somebodyElse.getValue()
                ? found.stream().map(PossibleDuplicate::id).collect(Collectors.toSet())
                : Set.of();
    }

    /** Somebody new among them has to be looked at again. */
    public void show(List<PossibleDuplicate> duplicates) {
        if (duplicates.equals(found)) {
            return;
        }
        found = duplicates;
        somebodyElse.setValue(false);
        removeAll();
        setVisible(!found.isEmpty());
        if (!found.isEmpty()) {
            var list = new UnorderedList();
            found.forEach(duplicate -> list.add(line(duplicate)));
            add(new Paragraph(getTranslation("duplicates.title")), list);
            if (except == null) {
                add(somebodyElse);
            }
        }
    }

    private ListItem line(PossibleDuplicate duplicate) {
        var reasons = duplicate.reasons().stream()
                .map(reason -> getTranslation("duplicates.reason." + reason))
                .collect(Collectors.joining(", "));
        var open = new Anchor("contacts/" + duplicate.id(), duplicate.name());
        open.setTarget(AnchorTarget.BLANK);
        open.getElement().setAttribute("aria-label", getTranslation("duplicates.open", duplicate.name()));
        var line = new ListItem(open, new Span(reasons));
        var merging = merge;
        if (merging != null) {
            var button = new Button(getTranslation("contact.merge.start"), event -> merging.accept(duplicate));
            button.setAriaLabel(getTranslation("contact.merge.start-with", duplicate.name()));
            line.add(button);
        }
        return line;
    }
}
