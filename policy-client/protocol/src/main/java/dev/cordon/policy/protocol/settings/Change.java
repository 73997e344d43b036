package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonElement;
import dev.cordon.policy.protocol.text.Explained;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting that changes.
 *
 * @param path the setting
 * @param before its value in the policy's JSON; empty if nothing was said
 * @param after its value from now on
 */
public record Change(String path, Optional<JsonElement> before, Optional<JsonElement> after)
    implements Explained {
  /** As in {@code copy/paste: managed → blocked}; of long lists what was added and removed. */
  @Override
  public String text(Locale locale) {
    return SettingWords.change(this, locale);
  }
}
