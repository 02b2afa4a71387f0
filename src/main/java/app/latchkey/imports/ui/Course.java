package app.latchkey.imports.ui;

import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportMoved;
import app.latchkey.imports.ImportNotFound;
import app.latchkey.imports.ImportPlans;
import app.latchkey.imports.ImportService;
import java.time.Clock;
import java.util.function.Supplier;

/** What the parts of the screen of one import share, and how one of them goes on with it. */
record Course(
        ImportService imports,
        ImportPlans plans,
        ImportFindings findings,
        Wording wording,
        Clock clock,
        Screen screen) {

    /** Where all of it is shown. */
    interface Screen {

        void show(ImportJob job);

        /** Somebody else went on with it first. */
        void moved();

        /** Back to how its columns are read, or from there to what the last check said. */
        void columns(boolean wanted);
    }

    FileLinks links() {
        return new FileLinks(plans, findings, wording);
    }

    void go(Supplier<ImportJob> step) {
        try {
            screen.show(step.get());
        } catch (ImportMoved | ImportNotFound moved) {
            screen.moved();
        }
    }
}
