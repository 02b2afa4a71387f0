/** What many people at once cost: sessions that speak the browser's own protocol with a desk in a process of its own. */
@NullMarked
package app.latchkey.bench.load;

import org.jspecify.annotations.NullMarked;
