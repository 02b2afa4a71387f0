package app.latchkey.platform.figures;

import java.util.concurrent.CompletableFuture;

/** Figures as they are kept, for screens of the features that offer them. */
public interface CurrentFigures {

    /** The agency's, as soon as every change that was heard of by now is in it. */
    CompletableFuture<Figure> ofToday(Kpi kpi);
}
