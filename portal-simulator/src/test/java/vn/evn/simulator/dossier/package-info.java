/** Tests of what the portal knows of a dossier, and of the journal that keeps it. */
@NullMarked
package vn.evn.simulator.dossier;

import org.jspecify.annotations.NullMarked;
