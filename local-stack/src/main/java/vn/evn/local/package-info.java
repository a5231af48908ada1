/**
 * Real PostgreSQL, a real Kafka broker and the services, started on one machine without containers.
 */
@NullMarked
package vn.evn.local;

import org.jspecify.annotations.NullMarked;
