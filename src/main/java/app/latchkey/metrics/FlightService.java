package app.latchkey.metrics;

import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records for a minute what Java does: where time and memory go, for Java Mission Control. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class FlightService {

    private final FlightRecorder recorder;

    FlightService(FlightRecorder recorder) {
        this.recorder = recorder;
    }

    public Duration length() {
        return FlightRecorder.LENGTH;
    }

    /** When the recording began that runs now. */
    public Optional<Instant> runningSince() {
        return Optional.ofNullable(recorder.runningSince());
    }

    /** Whether there is a file to be fetched. */
    public boolean isReady() {
        return recorder.isReady();
    }

    /** @return false if one is running */
    public boolean record() {
        return recorder.start(FlightRecorder.LENGTH);
    }

    /**
     * Writes the file out, which is gone then.
     *
     * @return whether there was one
     */
    public boolean hand(OutputStream out) throws IOException {
        return recorder.hand(out);
    }
}
