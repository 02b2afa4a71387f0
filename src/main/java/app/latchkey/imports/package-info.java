/** Brings files from elsewhere into Latchkey: reads them, checks every row, shows what would happen, then applies it. */
@NullMarked
package app.latchkey.imports;

import org.jspecify.annotations.NullMarked;
