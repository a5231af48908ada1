package vn.evn.local.demonstration;

import java.net.URI;

/** Where the suite answers. */
public record ServiceAddresses(
    URI portalAdapter,
    URI requestService,
    URI billingService,
    URI portalSimulator,
    String kafkaBootstrap) {}
