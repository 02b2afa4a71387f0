/** Who is signed in, for which agency, in which role; sign-in, headers and sessions. */
@NullMarked
package app.latchkey.platform.security;

import org.jspecify.annotations.NullMarked;
