package app.latchkey.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** One of the steps: always in sight with its number, its content only when its turn has come. */
abstract class Step extends Section {

    private final Div content = new Div();

    Step(Wording wording, int number, String title) {
        addClassName("import-step");
        var badge = new Span(Integer.toString(number));
        badge.addClassName("import-number");
        var heading = new H2(badge, new Span(wording.of(title)));
        content.addClassName("import-content");
        add(heading, content);
    }

    final void fill(Component... parts) {
        content.removeAll();
        content.add(parts);
        removeClassName("later");
    }

    final void later(Wording wording) {
        var later = new Paragraph(wording.of("import.step.later"));
        fill(later);
        addClassName("later");
    }

    /** Beside a button that works: the styles show it while the button is disabled, which the browser does at once. */
    static ProgressBar progress(Wording wording) {
        var progress = new ProgressBar();
        progress.setIndeterminate(true);
        progress.addClassName("import-progress");
        progress.getElement().setAttribute("aria-label", wording.of("import.working"));
        return progress;
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
