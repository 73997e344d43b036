/**
 * The organisation at the other end of the line: enrol, check in, obey, acknowledge.
 *
 * <p>{@link dev.cordon.policy.PolicyClient} is the door. Its {@code Exchange} signs what the device
 * says, sends it by {@code ServerLine} (the pinned control client), has the answer judged by {@code
 * AnswerJudge}, and hands what was found good to the container's {@code Organisation}: newer roots,
 * contact, commands in order, policy, the server's shares of the keys. {@code ReceiptDelivery}
 * brings receipts until the server's signed acknowledgement. {@code Rhythm} does that again and
 * again: at the policy's intervals, at once when {@code EventChannel} is told so, and after
 * failures with a growing {@code Backoff}; it also has the container judge its lease.
 */
@NullMarked
package dev.cordon.policy;

import org.jspecify.annotations.NullMarked;
