/** Tests of the intake from the topic, on real servers. */
@NullMarked
package vn.evn.request.intake;

import org.jspecify.annotations.NullMarked;
