package app.latchkey.kpis;

import app.latchkey.platform.figures.Figure;
import java.time.Instant;

/** @param asOf when it was counted: what was committed later is not in it */
public record KeptFigure(Figure figure, Instant asOf) {}
