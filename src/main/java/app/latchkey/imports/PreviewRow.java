package app.latchkey.imports;

import java.util.List;

/** One good row as it would become. */
public record PreviewRow(long line, List<ImportText> cells, List<ImportText> notices) {}
