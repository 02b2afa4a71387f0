/** Marketing episodes of properties: what is advertised, at which rent, in which status. */
@NullMarked
package app.latchkey.listings;

import org.jspecify.annotations.NullMarked;
