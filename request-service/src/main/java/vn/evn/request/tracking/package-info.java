/** What a citizen may see with a code and four digits. */
@NullMarked
package vn.evn.request.tracking;

import org.jspecify.annotations.NullMarked;
