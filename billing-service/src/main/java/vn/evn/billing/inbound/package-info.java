/**
 * Events of other systems that change service points and readings, and those of them that could not
 * be carried out.
 */
@NullMarked
package vn.evn.billing.inbound;

import org.jspecify.annotations.NullMarked;
