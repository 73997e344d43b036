package dev.cordon.policy.protocol.signed;

import dev.cordon.policy.protocol.json.Codec;

/**
 * A kind of document together with how its body is written.
 *
 * @param kind the kind
 * @param codec of the body
 * @param <T> the body
 */
public record DocumentType<T>(DocumentKind kind, Codec<T> codec) {}
