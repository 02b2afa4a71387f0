/** People as programs sign them in and run them. */
@NullMarked
package app.latchkey.users.rest;

import org.jspecify.annotations.NullMarked;
