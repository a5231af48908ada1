/** Checks the settings at start, all at once. */
@NullMarked
package vn.evn.portal.settings;

import org.jspecify.annotations.NullMarked;
