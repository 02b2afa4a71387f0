/** The properties: their list, one property beside it, and who owns it. */
@NullMarked
package app.latchkey.properties.ui;

import org.jspecify.annotations.NullMarked;
