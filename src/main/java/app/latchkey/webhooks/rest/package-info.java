/** Webhooks as programs set them up. */
@NullMarked
package app.latchkey.webhooks.rest;

import org.jspecify.annotations.NullMarked;
