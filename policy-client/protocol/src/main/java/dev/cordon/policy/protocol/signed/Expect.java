package dev.cordon.policy.protocol.signed;

import java.time.Instant;

/**
 * What a document must match beyond its signature.
 *
 * @param tenant the organisation
 * @param target whom it must be for
 * @param minVersion the highest version seen before; an older one is refused
 * @param now the moment at which it must not have expired
 */
public record Expect(String tenant, String target, long minVersion, Instant now) {}
