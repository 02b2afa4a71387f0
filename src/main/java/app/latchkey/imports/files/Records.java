package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file from its beginning, whatever they mean; blank ones are passed over. */
interface Records extends AutoCloseable {

    FileFormat format(long headerLine);

    /** The next record; null at the end. */
    @Nullable FileRow next() throws IOException, UnreadableFile;

    /** From 0 to 1. */
    double readShare();

    /** Whether the names of the columns may stand below other lines, or be missing. */
    boolean isHeaderInDoubt();

    /** Whether blank cells at the end of a record are left out, so that a record shorter than the header is whole. */
    boolean isTrimmed();

    /** Why a file without any record is refused. */
    Reason whyEmpty();

    @Override
    void close() throws IOException;
}
