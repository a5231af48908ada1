/** What the portal pushes: new dossiers, supplements, withdrawals, vouchers. */
@NullMarked
package vn.evn.portal.dossier;

import org.jspecify.annotations.NullMarked;
