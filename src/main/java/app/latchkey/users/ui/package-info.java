/** The screens of the agency's people. */
@NullMarked
package app.latchkey.users.ui;

import org.jspecify.annotations.NullMarked;
