/** People and companies, whatever their roles; no contact is kept twice for long. */
@NullMarked
package app.latchkey.contacts;

import org.jspecify.annotations.NullMarked;
