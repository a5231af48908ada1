/**
 * What crosses a service border: topics, event types, event data and closed lists.
 *
 * <p>Plain Java records without framework or logic. Names are the JSON names. A field may be added;
 * a breaking change is a new event type with a new version, never a new meaning of an old one.
 */
@NullMarked
package vn.evn.contracts;

import org.jspecify.annotations.NullMarked;
