/** The pictures of a listing: taken in, stood upright, cleared of all they tell about their maker, kept in order. */
@NullMarked
package app.latchkey.media;

import org.jspecify.annotations.NullMarked;
