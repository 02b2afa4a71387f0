/** The import screen. */
@NullMarked
package app.latchkey.imports.ui;

import org.jspecify.annotations.NullMarked;
