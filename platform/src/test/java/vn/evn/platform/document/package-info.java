/** Tests of the document store. */
@NullMarked
package vn.evn.platform.document;

import org.jspecify.annotations.NullMarked;
