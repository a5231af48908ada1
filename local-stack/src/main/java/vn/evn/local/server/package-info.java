/**
 * The real servers of tests and of the local run: PostgreSQL and Apache Kafka without containers.
 */
@NullMarked
package vn.evn.local.server;

import org.jspecify.annotations.NullMarked;
