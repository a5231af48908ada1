package vn.evn.simulator.face;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of the login, for the API document; it is read leniently, as every message is. */
record Credentials(
    @Schema(examples = "vidu", required = true) String username,
    @Schema(format = "password", required = true) String password) {}
