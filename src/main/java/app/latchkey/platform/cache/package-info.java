/**
 * What is kept in memory. Figures are, by names in one place, with their size and their life; what else a feature keeps it
 * offers to be seen. Nothing here decides anything.
 */
@NullMarked
package app.latchkey.platform.cache;

import org.jspecify.annotations.NullMarked;
