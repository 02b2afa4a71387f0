/** The pictures of a listing, to look at and to put in order. */
@NullMarked
package app.latchkey.media.ui;

import org.jspecify.annotations.NullMarked;
