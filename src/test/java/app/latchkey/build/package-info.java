/** Tests of what stands around the program: how it is built and started. */
@NullMarked
package app.latchkey.build;

import org.jspecify.annotations.NullMarked;
