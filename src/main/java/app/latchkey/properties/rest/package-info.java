/** Properties as programs read and write them. */
@NullMarked
package app.latchkey.properties.rest;

import org.jspecify.annotations.NullMarked;
