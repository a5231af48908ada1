@NullMarked
package vn.evn.billing.run;

import org.jspecify.annotations.NullMarked;
