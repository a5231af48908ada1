/** Tests of the portal's own side: sessions, rules of a dossier, faults. */
@NullMarked
package vn.evn.simulator.face;

import org.jspecify.annotations.NullMarked;
