/** Agencies and their branches. */
@NullMarked
package app.latchkey.agencies;

import org.jspecify.annotations.NullMarked;
