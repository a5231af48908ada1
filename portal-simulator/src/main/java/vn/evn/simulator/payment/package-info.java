/** The payment platform's part: confirmations with their checksum. */
@NullMarked
package vn.evn.simulator.payment;

import org.jspecify.annotations.NullMarked;
