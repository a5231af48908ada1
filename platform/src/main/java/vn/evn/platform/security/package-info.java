/**
 * Who may do what. Tokens are verified by the framework with the issuer's public key alone; an
 * endpoint without a role or an explicit permission for everybody is refused.
 */
@NullMarked
package vn.evn.platform.security;

import org.jspecify.annotations.NullMarked;
