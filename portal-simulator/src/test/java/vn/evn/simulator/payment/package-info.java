/** Tests of payments and their checksums. */
@NullMarked
package vn.evn.simulator.payment;

import org.jspecify.annotations.NullMarked;
