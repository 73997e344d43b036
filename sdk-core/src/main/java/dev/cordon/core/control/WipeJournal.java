package dev.cordon.core.control;

import dev.cordon.policy.protocol.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * A wipe that has begun and is finished whatever happens.
 *
 * @param why the reason
 * @param command the command obeyed, if any
 * @param sequence that command's sequence; 0 if none
 * @param begun when, by the device's clock
 * @param vaultKeys how many vault keys there were to destroy
 */
public record WipeJournal(
    Reason why, Optional<String> command, long sequence, Instant begun, long vaultKeys) {}
