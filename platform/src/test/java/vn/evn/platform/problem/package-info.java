/** Tests of the error shape over HTTP. */
@NullMarked
package vn.evn.platform.problem;

import org.jspecify.annotations.NullMarked;
