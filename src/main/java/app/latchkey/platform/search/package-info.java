/** What the quick search asks of the features: each finds its own records. */
@NullMarked
package app.latchkey.platform.search;

import org.jspecify.annotations.NullMarked;
