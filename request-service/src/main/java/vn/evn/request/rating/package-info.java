/**
 * What applicants think of completed requests: once each, by a link without login or through a
 * channel or an officer.
 */
@NullMarked
package vn.evn.request.rating;

import org.jspecify.annotations.NullMarked;
