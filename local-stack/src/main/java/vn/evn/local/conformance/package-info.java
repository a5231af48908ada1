/**
 * Plays every scenario between the portal and portal-adapter, both ways, and tells what was seen.
 */
@NullMarked
package vn.evn.local.conformance;

import org.jspecify.annotations.NullMarked;
