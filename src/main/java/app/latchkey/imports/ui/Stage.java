package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.jspecify.annotations.Nullable;

/** What the screen of an import shows while it stands somewhere; a change within that is shown in place. */
abstract class Stage extends Div {

    private @Nullable H2 first;

    Stage() {
        addClassName("import-stage");
    }

    abstract boolean fits(ImportJob job);

    abstract void show(ImportJob job);

    /** Where the focus was is gone: it goes on at the top of this, not at the top of the page. */
    final void catchFocus() {
        if (first != null) {
            first.getElement().setAttribute("tabindex", "-1").executeJs("""
                    setTimeout(() => {
                      if (!document.activeElement || document.activeElement === document.body) this.focus({preventScroll: true});
                    }, 50)""");
        }
    }

    final Section section(String title, Component... parts) {
        var heading = new H2(title);
        if (first == null) {
            first = heading;
        }
        var section = new Section(heading);
        section.addClassName("import-section");
        section.add(parts);
        return section;
    }

    static Paragraph hint(String text) {
        var hint = new Paragraph(text);
        hint.addClassName("import-hint");
        return hint;
    }

    static Div actions(Component... parts) {
        var actions = new Div(parts);
        actions.addClassName("import-actions");
        return actions;
    }

    /** What people may want to know before they go on; hidden while it says nothing. */
    static Div warning() {
        var warning = new Div();
        warning.addClassName("import-warning");
        warning.setVisible(false);
        return warning;
    }

    static void say(Div warning, String text) {
        warning.setText(text);
        warning.setVisible(!text.isEmpty());
    }

    static Button quiet(String text, Runnable work) {
        var button = worker(text, work);
        button.removeThemeVariants(ButtonVariant.PRIMARY);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** Runs its work once per click, however often it is clicked. */
    static Button worker(String text, Runnable work) {
        var button = new Button(text);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(event -> {
            try {
                work.run();
            } finally {
                button.setEnabled(true);
            }
        });
        return button;
    }
}
