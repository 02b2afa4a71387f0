/** What the desk takes at a million listings, measured. */
@NullMarked
package app.latchkey.bench;

import org.jspecify.annotations.NullMarked;
