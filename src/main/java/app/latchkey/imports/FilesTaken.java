package app.latchkey.imports;

import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells in history that somebody took a file of an import, whose rows are of people: before its first byte leaves. */
@Component
class FilesTaken {

    private final ApplicationEventPublisher events;

    FilesTaken(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Stands whatever becomes of the download. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void tell(long jobId, String file) {
        var change = new FieldChange("exportedFile", null, file);
        events.publishEvent(new RecordChanged(ImportJobs.ENTITY, jobId, "FILE_TAKEN", List.of(change), null));
    }
}
