package app.latchkey.imports.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportMoved;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import app.latchkey.imports.UnreadableFile;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file on its way in, in three steps. The address names the import, so that a reload goes on where it was. */
@Route("import")
@Menu(title = "nav.import", order = 20, icon = "vaadin:upload-alt")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
@StyleSheet("context://latchkey/import.css")
class ImportView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    static final String KIND = "listings";

    private final ImportService imports;
    private final Wording wording = new Wording(this::getTranslation);
    private final FileStep file;
    private final ColumnsStep columns;
    private final ResultStep result;

    ImportView(ImportService imports, AgencyService agency, CurrentUser user) {
        this.imports = imports;
        file = new FileStep(imports, wording, agency.branches(), user.require().branchId(), this::go);
        columns = new ColumnsStep(imports, wording, this::check);
        result = new ResultStep(imports, wording, this::apply, this::startOver);
        addClassName("import-view");
        var heading = new Div(new H1(getTranslation("import.title")), new Paragraph(getTranslation("import.lead")));
        heading.addClassName("import-heading");
        add(heading, file, columns, result);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long id) {
        if (id == null) {
            show(null);
            return;
        }
        var job = imports.find(id).filter(found -> found.status() != ImportStatus.CANCELLED);
        if (job.isEmpty()) {
            Toasts.notice(getTranslation("import.gone"));
            event.forwardTo(ImportView.class);
        }
        show(job.orElse(null));
    }

    private void show(@Nullable ImportJob job) {
        file.show(job);
        columns.show(job);
        result.show(job);
    }

    private void check(ImportJob job, List<@Nullable String> matching) {
        try {
            show(imports.check(job.id(), matching));
        } catch (UnreadableFile refused) {
            file.refuse(refused);
        } catch (ImportMoved moved) {
            showAsItIs(job);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(ImportJob seen) {
        try {
            var job = imports.apply(seen);
            if (!job.status().isWritten()) {
                Toasts.notice(getTranslation("import.changed"));
            }
            show(job);
        } catch (ImportMoved moved) {
            showAsItIs(seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void showAsItIs(ImportJob seen) {
        Toasts.notice(getTranslation("import.moved"));
        show(imports.find(seen.id())
                .filter(job -> job.status() != ImportStatus.CANCELLED)
                .orElse(null));
    }

    private void startOver(ImportJob job) {
        try {
            imports.cancel(job.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        UI.getCurrent().navigate(ImportView.class);
    }

    private void go(UI ui, ImportJob job) {
        ui.navigate(ImportView.class, job.id());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("import.title"));
    }
}
