/** What features that offer figures have in common: how a figure is asked for, and what it consists of. */
@NullMarked
package app.latchkey.platform.figures;

import org.jspecify.annotations.NullMarked;
