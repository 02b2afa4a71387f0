package app.latchkey.imports.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A file of rows, read once from its header to its end and held in memory one row at a time. */
public interface RowFile extends AutoCloseable {

    /** How the file is read; where it came from a choice or from the detection is not told apart. */
    FileFormat format();

    /** The names of the columns: none blank ("Column 3" instead), no two the same ("Name", then "Name (2)"). */
    List<String> header();

    /** The next row that is not blank; empty at the end of the file. */
    Optional<FileRow> next() throws IOException, UnreadableFile;

    /** How much of the file has been read, from 0 to 1; 1 at its end. Costs nothing to ask after every row. */
    double readShare();

    @Override
    void close() throws IOException;
}
