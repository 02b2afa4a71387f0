/** Tables as files: written row by row in constant memory, cancellable, and every one on record. */
@NullMarked
package app.latchkey.exports;

import org.jspecify.annotations.NullMarked;
