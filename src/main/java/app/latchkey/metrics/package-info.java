/** What the installation is doing, for superusers. */
@NullMarked
package app.latchkey.metrics;

import org.jspecify.annotations.NullMarked;
