/**
 * Transactional outbox: an event is written in the transaction that makes it true, and a relay
 * sends it afterwards. No request produces to Kafka itself.
 *
 * <p><b>Order.</b> Events of one key reach the broker in the order in which their transactions
 * wrote them, provided that a writer appends <em>after</em> it has locked, inserted or updated the
 * row that the key stands for: then the transactions of one key follow one another, and so do the
 * numbers of their rows. A key belongs to one shard for ever, and a shard to one relay at a time.
 *
 * <p><b>Nothing missed.</b> The relay keeps no position. What is in the table is unsent; a row
 * whose transaction commits late is simply found later.
 *
 * <p><b>Repeats.</b> A relay that dies or loses a lease between sending and deleting makes the next
 * one send again, with the same event id. Consumers drop repeats; the first occurrences stay in
 * order (docs/adr/0101-outbox-relay.md).
 */
@NullMarked
package vn.evn.platform.outbox;

import org.jspecify.annotations.NullMarked;
