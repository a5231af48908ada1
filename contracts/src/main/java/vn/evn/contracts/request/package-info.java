/** Events of {@code evn.requests}: every change of a request, with the whole present request. */
@NullMarked
package vn.evn.contracts.request;

import org.jspecify.annotations.NullMarked;
