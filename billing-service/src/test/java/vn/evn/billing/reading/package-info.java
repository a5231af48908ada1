/** Tests of what readings tell. */
@NullMarked
package vn.evn.billing.reading;

import org.jspecify.annotations.NullMarked;
