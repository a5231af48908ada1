/** How applications become requests: over HTTP and from the topic. */
@NullMarked
package vn.evn.request.intake;

import org.jspecify.annotations.NullMarked;
