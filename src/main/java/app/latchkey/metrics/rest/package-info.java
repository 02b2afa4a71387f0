/** How the desk is, as programs read it. */
@NullMarked
package app.latchkey.metrics.rest;

import org.jspecify.annotations.NullMarked;
