/** The figures that features offer, arranged, kept and shown. */
@NullMarked
package app.latchkey.kpis;

import org.jspecify.annotations.NullMarked;
