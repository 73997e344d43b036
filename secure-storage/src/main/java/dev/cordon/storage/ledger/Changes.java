package dev.cordon.storage.ledger;

import java.util.List;

/**
 * What one commit changes, all or nothing. Applied in the order of the components.
 *
 * @param puts rows as they are from now on
 * @param removed nodes that are gone
 * @param reserved contents with lower numbers may lie on the disk; never shrinks
 * @param nextNode the next node's number; never shrinks
 * @param doomed contents that no row has any more, their files to be deleted
 * @param gone doomed contents whose files were deleted
 * @param writing contents whose files may be longer than their rows say
 * @param settled contents of which that is over
 */
public record Changes(
    List<Row> puts,
    List<Long> removed,
    long reserved,
    long nextNode,
    List<Long> doomed,
    List<Long> gone,
    List<Long> writing,
    List<Long> settled) {}
