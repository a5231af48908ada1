/** Tests of the state machine, in plain Java. */
@NullMarked
package vn.evn.request.lifecycle;

import org.jspecify.annotations.NullMarked;
