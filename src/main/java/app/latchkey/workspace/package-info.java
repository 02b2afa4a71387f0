/** What each person arranges for themselves: saved filters, the layout of lists, starred and recent records. */
@NullMarked
package app.latchkey.workspace;

import org.jspecify.annotations.NullMarked;
