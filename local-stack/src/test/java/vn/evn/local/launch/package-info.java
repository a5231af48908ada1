/** Tests of the launcher, with tiny child processes in place of the services. */
@NullMarked
package vn.evn.local.launch;

import org.jspecify.annotations.NullMarked;
