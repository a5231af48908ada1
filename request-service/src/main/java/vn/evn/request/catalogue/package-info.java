/**
 * The catalogue of services: one data file per service, checked at start. Plain Java but for its
 * resource.
 */
@NullMarked
package vn.evn.request.catalogue;

import org.jspecify.annotations.NullMarked;
