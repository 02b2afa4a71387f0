/** What every feature stands on: values of the trade such as money, rents, postcodes and dates. Knows no feature. */
@NullMarked
package app.latchkey.platform;

import org.jspecify.annotations.NullMarked;
