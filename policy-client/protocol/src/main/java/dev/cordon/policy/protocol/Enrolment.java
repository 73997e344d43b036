package dev.cordon.policy.protocol;

import dev.cordon.policy.protocol.crypto.VerificationKey;

/**
 * A device's request to belong to an organisation, signed by the key that it names.
 *
 * @param code the invitation's secret
 * @param deviceKey who it will be from now on
 * @param consent what the employee agreed to
 * @param nonce random, echoed in the answer
 * @param platform the kind of device
 * @param sdkVersion the version of this SDK
 */
public record Enrolment(
    String code,
    VerificationKey deviceKey,
    Consent consent,
    String nonce,
    Platform platform,
    String sdkVersion) {}
