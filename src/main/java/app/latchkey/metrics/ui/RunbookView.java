package app.latchkey.metrics.ui;

import app.latchkey.metrics.Measure;
import app.latchkey.platform.security.Roles;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each warning means, what to do first, and what next. */
@Route(RunbookView.PATH)
@RolesAllowed(Roles.SUPERUSER)
@StyleSheet("context://latchkey/metrics.css")
class RunbookView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    static final String PATH = "runbook";

    private final Map<Measure, H2> headings = new EnumMap<>(Measure.class);

    RunbookView() {
        addClassNames("list-view", "runbook");
        var heading = new Div(new H1(getTranslation("runbook.title")));
        heading.addClassName("view-heading");
        var back = new Anchor(MetricsView.PATH, getTranslation("runbook.back"));
        var contents = new Nav();
        contents.setAriaLabel(getTranslation("runbook.contents"));
        add(heading, back, contents);
        for (var measure : Measure.values()) {
            contents.add(new Anchor(address(measure), getTranslation("metric." + measure)));
            add(section(measure));
        }
    }

    /** The section on this measure. */
    static String address(Measure measure) {
        return PATH + "/" + measure.section();
    }

    private Div section(Measure measure) {
        var title = new H2(getTranslation("metric." + measure));
        title.setId(measure.section());
        title.getElement().setAttribute("tabindex", "-1");
        headings.put(measure, title);
        var section = new Div(
                title,
                new Paragraph(getTranslation("runbook." + measure + ".means")),
                new H3(getTranslation("runbook.first")),
                new Paragraph(getTranslation("runbook." + measure + ".first")),
                new H3(getTranslation("runbook.next")),
                new Paragraph(getTranslation("runbook." + measure + ".next")));
        section.addClassName("runbook-section");
        return section;
    }

    /** An address that names no warning shows all of them from the start. */
    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String path) {
        headings.forEach((measure, title) -> {
            if (measure.section().equals(path)) {
                title.getElement().executeJs("setTimeout(() => { this.scrollIntoView(); this.focus(); })");
            }
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("runbook.title"));
    }
}
