/**
 * What the tests of every service share: real servers, tokens of a test issuer, and checks of an
 * API against its document.
 */
@NullMarked
package vn.evn.platform.testing;

import org.jspecify.annotations.NullMarked;
