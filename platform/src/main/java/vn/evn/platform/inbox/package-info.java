/**
 * Idempotent consumers: each event is carried out once, in the transaction that remembers it.
 *
 * <p>A consumer is a method {@code @Incoming} of a channel with {@code value.deserializer} of bytes
 * that hands each record to {@link vn.evn.platform.inbox.InboundEvents}. It is blocking and
 * ordered, so the offset moves on only after the transaction:
 *
 * <pre>{@code
 * @Incoming("applications")
 * @Blocking
 * void on(ConsumerRecord<String, byte[]> record) {
 *   inbound.handle("request-service", record, intake::carryOut);
 * }
 * }</pre>
 */
@NullMarked
package vn.evn.platform.inbox;

import org.jspecify.annotations.NullMarked;
