package vn.evn.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field of the body.
 *
 * @param pointer JSON pointer (RFC 6901) to the field, for example {@code /usage/kwh}
 * @param detail what is wrong, in words that the sender can act on
 */
@Schema(description = "What is wrong with one field of the body")
public record FieldError(
    @Schema(
            description = "JSON pointer (RFC 6901) to the field",
            examples = {"/usage/kwh"})
        String pointer,
    @Schema(
            description = "What is wrong with it",
            examples = {"must be 0 or more"})
        String detail) {}
