package dev.cordon.policy.protocol.settings;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.Locale;

/**
 * What the information is worth that the work area holds (requirement K4), from level 1 to 4: the
 * more it is worth, the less convenient the policy.
 */
public enum InformationLevel implements Explained {
  /** Meant for the public, or harmless if it became known. */
  PUBLIC(1),
  /** For everyone inside; a leak is a nuisance. */
  INTERNAL(2),
  /** For a circle of people; a leak harms customers or the organisation. */
  CONFIDENTIAL(3),
  /** For named people; a leak endangers lives, livelihoods or the organisation itself. */
  SECRET(4);

  private static final Messages MESSAGES = Messages.beside(InformationLevel.class, "levels");

  private final int number;

  InformationLevel(int number) {
    this.number = number;
  }

  /** The level of a number from 1 to 4. */
  public static InformationLevel of(int number) {
    for (InformationLevel level : values()) {
      if (level.number == number) {
        return level;
      }
    }
    throw new IllegalArgumentException("levels are 1 to " + values().length);
  }

  /** 1 to 4. */
  public int number() {
    return number;
  }

  @Override
  public String text(Locale locale) {
    return MESSAGES.format(locale, name(), number);
  }

  String file() {
    return "level-" + number + ".json";
  }
}
