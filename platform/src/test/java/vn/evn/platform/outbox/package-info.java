/** Tests of outbox and relay on a real database and a real broker. */
@NullMarked
package vn.evn.platform.outbox;

import org.jspecify.annotations.NullMarked;
