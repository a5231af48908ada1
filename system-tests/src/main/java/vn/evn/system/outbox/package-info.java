/** How fast the outbox is, held against bare inserts and a bare producer of the same run. */
@NullMarked
package vn.evn.system.outbox;

import org.jspecify.annotations.NullMarked;
