/**
 * One write-once store of documents, addressed by the SHA-256 of the bytes. Who may read what is
 * the business of the service that took a document in.
 */
@NullMarked
package vn.evn.platform.document;

import org.jspecify.annotations.NullMarked;
