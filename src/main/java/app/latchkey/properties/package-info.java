/** The dwellings, and who owns which share of them. */
@NullMarked
package app.latchkey.properties;

import org.jspecify.annotations.NullMarked;
