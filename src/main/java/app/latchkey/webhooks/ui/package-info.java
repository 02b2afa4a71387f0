/** Where administrators say who is told, and see what arrived. */
@NullMarked
package app.latchkey.webhooks.ui;

import org.jspecify.annotations.NullMarked;
