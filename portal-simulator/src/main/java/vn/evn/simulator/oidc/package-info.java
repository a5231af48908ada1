/**
 * Two OpenID Connect issuers for test persons, side by side as VNConnect and VNeID are. A person is
 * chosen, not asked for a password: it is for development and tests alone.
 */
@NullMarked
package vn.evn.simulator.oidc;

import org.jspecify.annotations.NullMarked;
