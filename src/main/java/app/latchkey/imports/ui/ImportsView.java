package app.latchkey.imports.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportPlans;
import app.latchkey.imports.ImportService;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.ListHeading;
import app.latchkey.platform.ui.LiveUpdates;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;

/** A new file to bring in, and what was brought in before. */
@Route("import")
@Menu(title = "nav.import", order = 20, icon = "vaadin:upload-alt")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
@StyleSheet("context://latchkey/import.css")
class ImportsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

    private final ImportService imports;
    private final ImportPlans plans;
    private final AgencyService agency;
    private final CurrentUser user;
    private final FileLinks links;
    private final ImportGrid grid;
    private final Wording wording = new Wording(this::getTranslation);
    private final Div newFile = new Div();

    ImportsView(
            ImportService imports,
            ImportPlans plans,
            ImportFindings findings,
            AgencyService agency,
            CurrentUser user,
            LiveUpdates live) {
        this.imports = imports;
        this.plans = plans;
        this.agency = agency;
        this.user = user;
        links = new FileLinks(plans, findings, wording);
        grid = new ImportGrid(imports, findings, wording, links);
        addClassNames("list-view", "imports-view");
        var heading = new ListHeading(getTranslation("import.title"), "import.count");
        grid.getLazyDataView().addItemCountChangeListener(event -> heading.counted(event.getItemCount()));
        add(heading, newFile, grid);
        live.follow(this, Set.of(ImportService.ENTITY), change -> grid.heard(change.ids()));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        newFile.removeAll();
        newFile.add(new NewImport(
                imports,
                plans.kinds(),
                links,
                wording,
                agency.branches(),
                user.require().branchId()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("import.title"));
    }
}
