/** Made-up requests in number, for tests, measurements and demonstrations. */
@NullMarked
package vn.evn.local.sample;

import org.jspecify.annotations.NullMarked;
