/** Black-box tests, the fault drill and the benchmarks. */
@NullMarked
package vn.evn.system;

import org.jspecify.annotations.NullMarked;
