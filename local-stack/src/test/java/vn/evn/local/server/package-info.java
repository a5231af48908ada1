/** Tests of the real servers. */
@NullMarked
package vn.evn.local.server;

import org.jspecify.annotations.NullMarked;
