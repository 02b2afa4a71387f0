/** What one changes, every screen and every cache of every instance hears, over PostgreSQL's own notifications. */
@NullMarked
package app.latchkey.platform.live;

import org.jspecify.annotations.NullMarked;
