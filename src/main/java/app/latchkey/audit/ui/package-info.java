/** How history is shown, whatever the record. */
@NullMarked
package app.latchkey.audit.ui;

import org.jspecify.annotations.NullMarked;
