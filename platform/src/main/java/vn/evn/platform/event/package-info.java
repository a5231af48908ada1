/** Events as CloudEvents 1.0 in structured JSON, on every topic alike. */
@NullMarked
package vn.evn.platform.event;

import org.jspecify.annotations.NullMarked;
