/** A plain page that lists the dossiers for a person to look at. */
@NullMarked
package vn.evn.simulator.page;

import org.jspecify.annotations.NullMarked;
