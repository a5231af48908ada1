/**
 * Which procedure of the portal is which service, and which of its fields is which of ours, as
 * data.
 */
@NullMarked
package vn.evn.portal.procedure;

import org.jspecify.annotations.NullMarked;
