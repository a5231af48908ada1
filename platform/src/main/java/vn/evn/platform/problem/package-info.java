/**
 * One error shape for every face of ours: RFC 9457 {@code application/problem+json}. The {@code
 * type} is part of the API; no class names and no stack traces leave the service.
 */
@NullMarked
package vn.evn.platform.problem;

import org.jspecify.annotations.NullMarked;
