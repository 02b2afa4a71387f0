/** Pictures as the browser fetches them. */
@NullMarked
package app.latchkey.media.rest;

import org.jspecify.annotations.NullMarked;
