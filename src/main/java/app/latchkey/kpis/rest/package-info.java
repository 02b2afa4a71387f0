/** Figures as programs read them. */
@NullMarked
package app.latchkey.kpis.rest;

import org.jspecify.annotations.NullMarked;
