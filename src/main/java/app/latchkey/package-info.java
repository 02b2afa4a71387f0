/** Starts Latchkey, the back office of lettings agencies; everything else lives in a package of its feature. */
@NullMarked
package app.latchkey;

import org.jspecify.annotations.NullMarked;
