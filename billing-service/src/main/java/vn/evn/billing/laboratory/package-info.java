/**
 * The tariff laboratory: laws that every price book and every programme must keep, whatever its
 * numbers. They run as tests on what is built in, and as a command on any new file before it is let
 * in.
 */
@NullMarked
package vn.evn.billing.laboratory;

import org.jspecify.annotations.NullMarked;
