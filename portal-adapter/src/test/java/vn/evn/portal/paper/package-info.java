/** Tests of look-up and confirmation. */
@NullMarked
package vn.evn.portal.paper;

import org.jspecify.annotations.NullMarked;
