/** Tests of the event codec. */
@NullMarked
package vn.evn.platform.event;

import org.jspecify.annotations.NullMarked;
