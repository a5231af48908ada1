package vn.evn.portal.dossier;

import org.jspecify.annotations.Nullable;

/**
 * A paper of a message, read but not stored yet.
 *
 * @param bytes content; null if the paper was given as an address
 * @param address where it can be fetched; null if the bytes came with it
 * @param type media type found in the content; null if not fetched
 */
record Paper(
    String name, byte @Nullable [] bytes, @Nullable String address, @Nullable String type) {}
