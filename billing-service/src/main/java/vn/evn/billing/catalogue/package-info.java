/** The price books and programmes that bills are computed with, and their reading over HTTP. */
@NullMarked
package vn.evn.billing.catalogue;

import org.jspecify.annotations.NullMarked;
