/** Tests of the demonstration where nothing answers, or not what it should. */
@NullMarked
package vn.evn.local.demonstration;

import org.jspecify.annotations.NullMarked;
