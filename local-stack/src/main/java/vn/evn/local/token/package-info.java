/** Keys, tokens and secrets for development, made at first start and never committed. */
@NullMarked
package vn.evn.local.token;

import org.jspecify.annotations.NullMarked;
