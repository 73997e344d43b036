/**
 * Signed documents. A {@link dev.cordon.policy.protocol.signed.Document} is written by its {@link
 * dev.cordon.policy.protocol.signed.DocumentType}'s codec and put into an {@link
 * dev.cordon.policy.protocol.signed.Envelope} (DSSE v1) by one or more signers. What comes from the
 * organisation is judged by a {@link dev.cordon.policy.protocol.signed.TrustedRoot}, which the
 * tenant's id anchors and each next root extends; what comes from a device by {@link
 * dev.cordon.policy.protocol.signed.DeviceDocuments} and the device's own key. Signatures are
 * checked before anything inside is parsed.
 */
@NullMarked
package dev.cordon.policy.protocol.signed;

import org.jspecify.annotations.NullMarked;
