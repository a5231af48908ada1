/** Tests of the service over its API and its topics, on real servers. */
@NullMarked
package vn.evn.billing;

import org.jspecify.annotations.NullMarked;
