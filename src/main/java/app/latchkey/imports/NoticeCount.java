package app.latchkey.imports;

/** Something that good rows were understood by, and how many. */
public record NoticeCount(ImportText text, int rows) {}
