package app.latchkey.metrics;

import app.latchkey.platform.security.Roles;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The caches of this instance. */
@Service
@PreAuthorize(Roles.RUNS_INSTALLATION)
@Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
public class CacheService {

    private final CacheFigures figures;

    CacheService(CacheFigures figures) {
        this.figures = figures;
    }

    public List<CacheState> caches() {
        return figures.all();
    }

    /** Of those together that are meant to have most of what they are asked for, within the last hour; NaN of too little. */
    public double hitRate() {
        return figures.hitRate();
    }

    /** Everything in it is read anew when it is asked for; nothing is lost. */
    public void clear(String cache) {
        figures.clear(cache);
    }
}
