/** Contacts as programs read and write them. */
@NullMarked
package app.latchkey.contacts.rest;

import org.jspecify.annotations.NullMarked;
