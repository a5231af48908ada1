@NullMarked
package vn.evn.local.generator;

import org.jspecify.annotations.NullMarked;
