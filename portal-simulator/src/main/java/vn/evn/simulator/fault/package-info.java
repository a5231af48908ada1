/** Misbehaviour on request: which call fails how often, drawn deterministically from a seed. */
@NullMarked
package vn.evn.simulator.fault;

import org.jspecify.annotations.NullMarked;
