/** Small tasks that each copy of the service repeats in the background. */
@NullMarked
package vn.evn.request.job;

import org.jspecify.annotations.NullMarked;
