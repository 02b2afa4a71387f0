/** The screen of landlords. */
@NullMarked
package app.latchkey.landlords.ui;

import org.jspecify.annotations.NullMarked;
