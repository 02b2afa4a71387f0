/** What the worst moments to die leave of an import: a packaged desk that is killed and comes back. */
@NullMarked
package app.latchkey.bench.kill;

import org.jspecify.annotations.NullMarked;
