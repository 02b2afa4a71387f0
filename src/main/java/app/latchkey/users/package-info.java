/** The people of an agency, and how they sign in. */
@NullMarked
package app.latchkey.users;

import org.jspecify.annotations.NullMarked;
