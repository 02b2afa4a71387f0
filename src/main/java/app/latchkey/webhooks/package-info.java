/** Tells addresses outside what happens in an agency: signed, at least once, and in order for each record. */
@NullMarked
package app.latchkey.webhooks;

import org.jspecify.annotations.NullMarked;
