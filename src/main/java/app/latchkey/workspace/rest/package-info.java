/** Saved filters as programs keep them. */
@NullMarked
package app.latchkey.workspace.rest;

import org.jspecify.annotations.NullMarked;
