package vn.evn.billing.discount;

import org.jspecify.annotations.Nullable;

/**
 * Something a customer can be entitled to.
 *
 * @param code stable name, for example LODGING
 * @param customerGroup group that the contract must have; null when any may
 * @param name name in Vietnamese
 * @param nameEn name in English
 */
public record EligibilityKind(
    String code, @Nullable String customerGroup, String name, String nameEn) {}
