/** The listings desk. */
@NullMarked
package app.latchkey.listings.ui;

import org.jspecify.annotations.NullMarked;
