/**
 * Documents that channels and officers hand in over HTTP: stored once, then named by reference in
 * applications, supplements and by officers.
 */
@NullMarked
package vn.evn.request.document;

import org.jspecify.annotations.NullMarked;
