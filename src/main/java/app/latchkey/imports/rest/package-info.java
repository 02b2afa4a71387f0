/** Imports as programs run them. */
@NullMarked
package app.latchkey.imports.rest;

import org.jspecify.annotations.NullMarked;
