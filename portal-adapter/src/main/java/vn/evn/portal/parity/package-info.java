/** Compares what the portal knows with what we know, and lets what differs be told again. */
@NullMarked
package vn.evn.portal.parity;

import org.jspecify.annotations.NullMarked;
