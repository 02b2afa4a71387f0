/** The landlords among the contacts. */
@NullMarked
package app.latchkey.landlords;

import org.jspecify.annotations.NullMarked;
