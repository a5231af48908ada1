/**
 * The portal's face towards an agency, called F1 in the wire contract: login, one integration and
 * one sharing endpoint, the operation named in the body.
 */
@NullMarked
package vn.evn.simulator.face;

import org.jspecify.annotations.NullMarked;
