/** Tests of how requests are stored and found, on real servers. */
@NullMarked
package vn.evn.request.work;

import org.jspecify.annotations.NullMarked;
