/** Contacts, and the landlords among them. */
@NullMarked
package app.latchkey.landlords;

import org.jspecify.annotations.NullMarked;
