/** Tests of the check of the settings. */
@NullMarked
package vn.evn.portal.settings;

import org.jspecify.annotations.NullMarked;
