/** Bill runs under faults, with the packaged billing-service and real servers. */
@NullMarked
package vn.evn.system.runs;

import org.jspecify.annotations.NullMarked;
