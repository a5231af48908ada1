/** The question of a newspaper article as a worked example: what does the first round cost? */
@NullMarked
package vn.evn.system.article;

import org.jspecify.annotations.NullMarked;
