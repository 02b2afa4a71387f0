/** What is kept in memory: named in one place, with its size and its life. Nothing here decides anything. */
@NullMarked
package app.latchkey.platform.cache;

import org.jspecify.annotations.NullMarked;
