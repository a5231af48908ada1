/** What is owed, and why. */
@NullMarked
package vn.evn.billing;

import org.jspecify.annotations.NullMarked;
