/** Which power unit works a request, by the place of use. */
@NullMarked
package vn.evn.request.unit;

import org.jspecify.annotations.NullMarked;
