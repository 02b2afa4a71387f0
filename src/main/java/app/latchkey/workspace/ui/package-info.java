/** The parts of a person's own desk that any list or record can take. */
@NullMarked
package app.latchkey.workspace.ui;

import org.jspecify.annotations.NullMarked;
