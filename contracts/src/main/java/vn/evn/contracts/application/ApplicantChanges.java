package vn.evn.contracts.application;

import org.jspecify.annotations.Nullable;
import vn.evn.contracts.Applicant;

/**
 * What changes of the applicant of a known application; null where it stays as it is. The kind of
 * applicant and the account on the portal cannot change.
 *
 * @param name full name of the person or name of the body
 * @param identity the paper that identifies the applicant
 * @param phone digits with an optional leading plus sign
 * @param email address of e-mail
 */
public record ApplicantChanges(
    @Nullable String name,
    Applicant.@Nullable Identity identity,
    @Nullable String phone,
    @Nullable String email) {}
