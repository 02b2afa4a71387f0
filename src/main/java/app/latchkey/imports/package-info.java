/** Files of many records: read, checked, previewed, and only then written. */
@NullMarked
package app.latchkey.imports;

import org.jspecify.annotations.NullMarked;
