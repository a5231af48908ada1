/** Tests of keys, tokens and secrets. */
@NullMarked
package vn.evn.local.token;

import org.jspecify.annotations.NullMarked;
