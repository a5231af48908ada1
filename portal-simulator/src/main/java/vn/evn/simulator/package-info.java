/** A stand-in for the national portal that speaks its wire contract. */
@NullMarked
package vn.evn.simulator;

import org.jspecify.annotations.NullMarked;
