/** The screen of contacts, and parts of it that the screens of their roles show, too. */
@NullMarked
package app.latchkey.contacts.ui;

import org.jspecify.annotations.NullMarked;
