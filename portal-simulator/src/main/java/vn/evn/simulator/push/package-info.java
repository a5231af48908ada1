/**
 * The portal's acts towards the agency: new applications, supplements, withdrawals and payment
 * look-ups are pushed to portal-adapter.
 */
@NullMarked
package vn.evn.simulator.push;

import org.jspecify.annotations.NullMarked;
