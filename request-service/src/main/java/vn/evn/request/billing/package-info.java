/** What request-service has to know of billing: the last bill of a customer whose contract ends. */
@NullMarked
package vn.evn.request.billing;

import org.jspecify.annotations.NullMarked;
