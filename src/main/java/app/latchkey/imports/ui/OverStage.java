package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import com.vaadin.flow.router.RouterLink;

/** Nothing came of it, and nothing can be done with it any more. */
class OverStage extends Stage {

    OverStage(Course course) {
        var back = new RouterLink(course.wording().of("import.another"), ImportsView.class);
        back.addClassName("import-link");
        add(section(course.wording().of("import.over"), hint(course.wording().of("import.over.help")), back));
    }

    @Override
    boolean fits(ImportJob job) {
        return !job.status().isOpen()
                && !job.status().isWorking()
                && !job.status().isWritten()
                && !job.status().isUndone();
    }

    @Override
    void show(ImportJob job) {
        // It says the same whatever it was.
    }
}
