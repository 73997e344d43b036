package dev.cordon.policy.protocol.settings;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Policy;
import java.util.List;
import java.util.Map;

/** What {@link PolicyMerge} made. */
public sealed interface Merged {
  /**
   * One policy that fulfils all.
   *
   * @param policy the strictest of all
   * @param origins for each setting's path the name of the policy that its value came from last
   */
  record Whole(Policy policy, Map<String, String> origins) implements Merged {
    public Whole {
      origins = Map.copyOf(origins);
    }
  }

  /**
   * No policy fulfils all: an administrator has to decide.
   *
   * @param contradictions every one that was found
   */
  record Contradictory(List<Contradiction> contradictions) implements Merged {
    public Contradictory {
      contradictions = List.copyOf(contradictions);
    }
  }

  /**
   * Together they say more than one policy can hold.
   *
   * @param reason names the setting and its bound
   */
  record TooLarge(Reason reason) implements Merged {}
}
