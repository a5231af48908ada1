/** The life of a request for an electricity service. */
@NullMarked
package vn.evn.request;

import org.jspecify.annotations.NullMarked;
