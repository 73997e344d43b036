package dev.cordon.core.control;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.PasscodeCost;
import java.util.ArrayList;
import java.util.List;

/**
 * Earlier passcodes as the vault authenticates them: a guess at one costs what a guess at the one
 * in force costs, and needs the vault as well.
 *
 * @param cost what one guess costs
 * @param salt 16 random bytes, one for all: they are compared with a new passcode at once
 * @param tags oldest first
 */
public record FormerPasscodes(PasscodeCost cost, Bytes salt, List<Tag> tags) {
  /**
   * One passcode.
   *
   * @param slot the vault key of the slot that it opened
   * @param tag 32 bytes
   */
  public record Tag(String slot, Bytes tag) {}

  public FormerPasscodes {
    tags = List.copyOf(tags);
  }

  /** With the passcode of one more slot, and at most {@code most} in all. */
  public FormerPasscodes and(Tag newest, int most) {
    List<Tag> all = new ArrayList<>(tags);
    all.removeIf(tag -> tag.slot().equals(newest.slot()));
    all.add(newest);
    return new FormerPasscodes(cost, salt, all.subList(Math.max(0, all.size() - most), all.size()));
  }

  /** The last {@code most} passcodes before the one whose slot is {@code inForce}. */
  public List<Tag> before(String inForce, int most) {
    List<Tag> all = new ArrayList<>(tags);
    all.removeIf(tag -> tag.slot().equals(inForce));
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
