/** Tests of the contracts against their schemas and examples. */
@NullMarked
package vn.evn.contracts;

import org.jspecify.annotations.NullMarked;
