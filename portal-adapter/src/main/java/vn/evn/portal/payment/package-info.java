/** Look-up of a fee and confirmation of its payment. */
@NullMarked
package vn.evn.portal.payment;

import org.jspecify.annotations.NullMarked;
