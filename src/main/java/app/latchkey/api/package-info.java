/** What all addresses for programs have in common: who may, how lists are read, what errors look like. */
@NullMarked
package app.latchkey.api;

import org.jspecify.annotations.NullMarked;
