package app.latchkey.imports.ui;

import app.latchkey.agencies.AgencyService;
import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportPlans;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import app.latchkey.platform.security.Roles;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.platform.ui.Toasts;
import app.latchkey.platform.ui.Trouble;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/**
 * One import, as it stands: every tab of it shows the same, whoever goes on with it. Its address names it, so that a
 * reload, a restart or a colleague finds it where it was.
 */
@Route("import")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
@StyleSheet("context://latchkey/import.css")
class ImportView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    private final ImportService imports;
    private final AgencyService agency;
    private final Wording wording = new Wording(this::getTranslation);
    private final Course course;
    private final ImportHeading heading = new ImportHeading(wording);
    private final Trouble failure = new Trouble();
    private final Div place = new Div();
    private @Nullable ImportJob job;
    private @Nullable Stage stage;
    private boolean columnsWanted;

    ImportView(
            ImportService imports,
            ImportPlans plans,
            ImportFindings findings,
            AgencyService agency,
            LiveUpdates live,
            Clock clock) {
        this.imports = imports;
        this.agency = agency;
        this.course = new Course(imports, plans, findings, wording, clock, new Here());
        addClassName("import-view");
        add(heading, failure, place);
        live.follow(this, Set.of(ImportService.ENTITY), change -> {
            if (job != null && change.mayConcern(job.id())) {
                look(job.id());
            }
        });
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        try {
            begin(event, imports.find(id).map(imports::restore));
        } catch (AccessDeniedException notTheirs) {
            event.rerouteToError(com.vaadin.flow.router.AccessDeniedException.class);
        }
    }

    private void begin(BeforeEvent event, Optional<ImportJob> found) {
        if (found.filter(each -> !each.status().isGivenUp()).isEmpty()) {
            job = null;
            Toasts.notice(over(found));
            event.forwardTo(ImportsView.class);
            return;
        }
        stage = null;
        columnsWanted = false;
        heading.branches(agency.branches().stream().collect(Collectors.toMap(BranchName::id, BranchName::name)));
        show(found.orElseThrow());
    }

    private String over(Optional<ImportJob> found) {
        return found.map(each -> getTranslation("import.over." + each.status(), each.fileName()))
                .orElseGet(() -> getTranslation("import.gone"));
    }

    private void look(long id) {
        var found = imports.find(id);
        if (found.filter(each -> !each.status().isGivenUp()).isPresent()) {
            show(found.get());
        } else if (job != null) {
            job = null;
            Toasts.notice(over(found));
            UI.getCurrent().navigate(ImportsView.class);
        }
    }

    private void show(ImportJob next) {
        job = next;
        heading.show(next);
        var why = next.failure();
        if (why == null) {
            failure.clear();
        } else if (!failure.isVisible()) {
            failure.say(wording.of(why));
        }
        if (next.status() != ImportStatus.VALIDATED) {
            columnsWanted = false;
        }
        if (stage == null || !stage.fits(next)) {
            boolean isFirst = stage == null;
            stage = stage(next);
            place.removeAll();
            place.add(stage);
            if (!isFirst) {
                stage.catchFocus();
            }
        }
        stage.show(next);
    }

    private Stage stage(ImportJob next) {
        return switch (next.status()) {
            case UPLOADED -> new ColumnsStage(course, next);
            case VALIDATED -> columnsWanted ? new ColumnsStage(course, next) : new VerdictStage(course, next);
            case CHECKING, QUEUED, RUNNING, UNDO_QUEUED, UNDOING -> new WorkStage(course, next);
            case COMMITTED, COMMITTED_WITH_SKIPS -> new DoneStage(course, next);
            case UNDONE, UNDONE_WITH_CONFLICTS -> new UndoneStage(course, next);
            case FAILED, CANCELLED, EXPIRED -> new OverStage(course);
        };
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "page.title",
                job == null ? getTranslation("import.title") : getTranslation("import.page", job.fileName()));
    }

    private final class Here implements Course.Screen {

        @Override
        public void show(ImportJob next) {
            ImportView.this.show(next);
        }

        @Override
        public void moved() {
            if (job != null) {
                Toasts.notice(getTranslation("import.moved"));
                look(job.id());
            }
        }

        @Override
        public void columns(boolean wanted) {
            if (job != null) {
                columnsWanted = wanted;
                stage = null;
                ImportView.this.show(job);
                if (stage != null) {
                    stage.catchFocus();
                }
            }
        }
    }
}
