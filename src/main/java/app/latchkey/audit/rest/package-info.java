/** History as programs read it. */
@NullMarked
package app.latchkey.audit.rest;

import org.jspecify.annotations.NullMarked;
