package app.latchkey.metrics.ui;

import app.latchkey.metrics.InstallationService;
import app.latchkey.platform.security.Roles;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;

/** What runs here, for those who run it. */
@Route("installation")
@Menu(title = "nav.installation", order = 90, icon = "vaadin:server")
@RolesAllowed(Roles.SUPERUSER)
class InstallationView extends Div implements HasDynamicTitle {

    private final DescriptionList facts = new DescriptionList();

    InstallationView(InstallationService installation) {
        addClassNames("list-view", "facts");
        var now = installation.look();
        fact("installation.version", now.version());
        fact("installation.java", now.java());
        fact("installation.postgres", now.postgres());
        fact("installation.place", now.databasePlace());
        fact("installation.size", getTranslation("installation.megabytes", now.databaseBytes() / 1_000_000));
        fact("installation.up", words(now.upFor()));
        var heading = new Div(new H1(getTranslation("nav.installation")));
        heading.addClassName("view-heading");
        add(heading, facts);
    }

    private void fact(String label, String value) {
        facts.add(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(value));
    }

    private String words(Duration up) {
        return getTranslation("installation.duration", up.toDays(), up.toHoursPart(), up.toMinutesPart());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("nav.installation"));
    }
}
