/** What crosses a service border: events, topics and closed lists. Plain Java, no framework. */
@NullMarked
package vn.evn.contracts;

import org.jspecify.annotations.NullMarked;
