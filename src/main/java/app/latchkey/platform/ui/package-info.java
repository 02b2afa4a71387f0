/** The shell around every screen and what all screens share. */
@NullMarked
package app.latchkey.platform.ui;

import org.jspecify.annotations.NullMarked;
