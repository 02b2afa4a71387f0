/** Landlords as programs read and write them. */
@NullMarked
package app.latchkey.landlords.rest;

import org.jspecify.annotations.NullMarked;
