/** How fast bills are computed, and how fast an estimate is answered. */
@NullMarked
package vn.evn.system.bills;

import org.jspecify.annotations.NullMarked;
