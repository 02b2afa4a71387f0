/** A made-up agency to look around in: written at the first start, read by nobody else's code. */
@NullMarked
package app.latchkey.demo;

import org.jspecify.annotations.NullMarked;
