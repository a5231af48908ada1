/**
 * What the faces of this service share: reading a JSON body with all its faults, and pages of
 * lists.
 */
@NullMarked
package vn.evn.billing.api;

import org.jspecify.annotations.NullMarked;
