/** The dashboard. */
@NullMarked
package app.latchkey.kpis.ui;

import org.jspecify.annotations.NullMarked;
