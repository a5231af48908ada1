/** The portal's wire forms: fields in any letter case, times, codes, answers. */
@NullMarked
package vn.evn.portal.message;

import org.jspecify.annotations.NullMarked;
