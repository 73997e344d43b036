package dev.cordon.policy.protocol.settings;

import dev.cordon.policy.protocol.text.Explained;
import java.util.Locale;

/**
 * Two policies that cannot both be fulfilled.
 *
 * @param path the setting
 * @param one the name of a policy
 * @param other the name of the policy that says otherwise
 */
public record Contradiction(String path, String one, String other) implements Explained {
  @Override
  public String text(Locale locale) {
    return SettingWords.contradiction(this, locale);
  }
}
