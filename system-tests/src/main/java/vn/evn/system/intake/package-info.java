/** How fast applications become requests, held against a bare consumer and bare inserts. */
@NullMarked
package vn.evn.system.intake;

import org.jspecify.annotations.NullMarked;
