/** Tests of the catalogue of services. */
@NullMarked
package vn.evn.request.catalogue;

import org.jspecify.annotations.NullMarked;
