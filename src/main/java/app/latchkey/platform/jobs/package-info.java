/** Work that outlives the request it was asked for in, and the instance that began it. */
@NullMarked
package app.latchkey.platform.jobs;

import org.jspecify.annotations.NullMarked;
