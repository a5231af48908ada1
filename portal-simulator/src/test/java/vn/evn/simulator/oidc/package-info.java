/** Tests of the issuers for test persons. */
@NullMarked
package vn.evn.simulator.oidc;

import org.jspecify.annotations.NullMarked;
