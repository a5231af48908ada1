/** Real PostgreSQL, a real Kafka broker and the services, started on one machine. */
@NullMarked
package vn.evn.local;

import org.jspecify.annotations.NullMarked;
