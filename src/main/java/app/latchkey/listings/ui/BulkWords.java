package app.latchkey.listings.ui;

import app.latchkey.listings.BulkChange;
import app.latchkey.listings.BulkNotUndoable;
import app.latchkey.listings.ListingBulkService;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.Component;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;

/** Bulk changes in words, and the way back from one. */
final class BulkWords {

    private BulkWords() {}

    /** "Assigned to Ann Ashdown". */
    static String what(Component owner, BulkChange change) {
        return switch (change.kind()) {
            case NEGOTIATOR ->
                change.target() == null
                        ? owner.getTranslation("bulk.what.unassigned")
                        : owner.getTranslation("bulk.what.NEGOTIATOR", change.target());
            case BRANCH -> owner.getTranslation("bulk.what.BRANCH", Objects.toString(change.target()));
            case WITHDRAWAL -> owner.getTranslation("bulk.what.WITHDRAWAL");
        };
    }

    static String listings(Component owner, int number) {
        return owner.getTranslation(
                "listings.count", NumberFormat.getIntegerInstance(Locale.UK).format(number), number);
    }

    static void undo(Component owner, ListingBulkService bulk, long id, Runnable undone) {
        try {
            var change = bulk.undo(id);
            var after = change.undone();
            int kept = after == null ? 0 : after.kept();
            Toasts.done(owner.getTranslation("bulk.undone", listings(owner, change.rows() - kept))
                    + (kept == 0 ? "" : " " + owner.getTranslation("bulk.kept", listings(owner, kept))));
        } catch (BulkNotUndoable e) {
            Toasts.notice(owner.getTranslation("bulk.not-undoable"));
        }
        undone.run();
    }
}
