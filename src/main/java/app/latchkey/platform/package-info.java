/** What every feature may use, and which knows none of them: values, clock, events, start-up. */
@NullMarked
package app.latchkey.platform;

import org.jspecify.annotations.NullMarked;
