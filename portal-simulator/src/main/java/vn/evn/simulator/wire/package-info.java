/**
 * The forms of the portal's wire contract that every message shares: times, dossier codes, field
 * checks, and what has to be taken out of a message before it is kept.
 */
@NullMarked
package vn.evn.simulator.wire;

import org.jspecify.annotations.NullMarked;
