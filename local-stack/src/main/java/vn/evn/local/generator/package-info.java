/** Makes up customers and readings in any number, the same from the same seed. */
@NullMarked
package vn.evn.local.generator;

import org.jspecify.annotations.NullMarked;
