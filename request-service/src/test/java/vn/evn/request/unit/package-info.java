/** Tests of the table of power units. */
@NullMarked
package vn.evn.request.unit;

import org.jspecify.annotations.NullMarked;
