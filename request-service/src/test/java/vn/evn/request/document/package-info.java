/** What the tests of documents need from inside. */
@NullMarked
package vn.evn.request.document;

import org.jspecify.annotations.NullMarked;
