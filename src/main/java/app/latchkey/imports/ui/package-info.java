/** The screens of imports. */
@NullMarked
package app.latchkey.imports.ui;

import org.jspecify.annotations.NullMarked;
