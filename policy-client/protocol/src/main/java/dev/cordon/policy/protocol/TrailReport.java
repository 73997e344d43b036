package dev.cordon.policy.protocol;

/**
 * Where a device says its trail ends. Whoever holds less for long is not being told; whoever holds
 * more, or another hash, sees that an older state was put back.
 *
 * @param trail the trail's id, 32 lowercase hex digits
 * @param last the sequence of its last event
 * @param chain the chain's hash after it, 64 lowercase hex digits
 */
public record TrailReport(String trail, long last, String chain) {}
