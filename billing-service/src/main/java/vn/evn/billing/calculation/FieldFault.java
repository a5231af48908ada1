package vn.evn.billing.calculation;

/**
 * What is wrong with one field of a bill's input.
 *
 * @param pointer JSON pointer (RFC 6901) to the field, for example {@code /usage/kwh}
 * @param detail what is wrong, in words that the sender can act on
 */
public record FieldFault(String pointer, String detail) {}
