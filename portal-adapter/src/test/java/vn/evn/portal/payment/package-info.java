/** Tests of look-up and confirmation. */
@NullMarked
package vn.evn.portal.payment;

import org.jspecify.annotations.NullMarked;
