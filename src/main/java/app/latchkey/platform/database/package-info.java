/** Where the rows live: the embedded PostgreSQL or a server, and the agency wall of every transaction. */
@NullMarked
package app.latchkey.platform.database;

import org.jspecify.annotations.NullMarked;
