/** Starts the whole suite as child processes, watches it, and stops it in order. */
@NullMarked
package vn.evn.local.launch;

import org.jspecify.annotations.NullMarked;
