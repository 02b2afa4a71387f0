/** Reading files of rows: whatever comes in, it leaves as a header and rows of text, or is refused with a reason. */
@NullMarked
package app.latchkey.imports.files;

import org.jspecify.annotations.NullMarked;
