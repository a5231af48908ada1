/**
 * What the portal knows: dossiers, steps, states and the messages of both directions, in memory
 * with an append-only journal behind it.
 */
@NullMarked
package vn.evn.simulator.dossier;

import org.jspecify.annotations.NullMarked;
