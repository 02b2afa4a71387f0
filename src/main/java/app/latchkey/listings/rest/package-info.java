/** Listings as programs read and write them. */
@NullMarked
package app.latchkey.listings.rest;

import org.jspecify.annotations.NullMarked;
