/** The superuser's window into the installation. */
@NullMarked
package app.latchkey.metrics.ui;

import org.jspecify.annotations.NullMarked;
