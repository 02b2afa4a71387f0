/** Who changed what, when and why: written with the change, never altered. */
@NullMarked
package app.latchkey.audit;

import org.jspecify.annotations.NullMarked;
