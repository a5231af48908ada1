/** Tests of the idempotent consumer on a real database and a real broker. */
@NullMarked
package vn.evn.platform.inbox;

import org.jspecify.annotations.NullMarked;
