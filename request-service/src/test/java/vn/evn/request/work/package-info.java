/** Tests of how requests are kept. */
@NullMarked
package vn.evn.request.work;

import org.jspecify.annotations.NullMarked;
