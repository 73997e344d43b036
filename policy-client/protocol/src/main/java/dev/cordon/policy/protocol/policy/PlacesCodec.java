package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.Places.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings {@code access.places}. */
final class PlacesCodec implements Codec<Places> {
  private static final int MOST = 300;
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Set<String> ISO_3166 = Set.copyOf(List.of(Locale.getISOCountries()));

  /** No code of the standard's, but what networks in Kosovo call themselves. */
  private static final String KOSOVO = "XK";

  private final boolean kept;

  /**
   * @param kept whether the policy was accepted before: then no table of countries, which each
   *     system has its own of, refuses it any more
   */
  PlacesCodec(boolean kept) {
    this.kept = kept;
  }

  @Override
  public JsonObject write(Places places) {
    JsonObject json = new JsonObject();
    json.add("countries", Lists.sorted(places.countries(), country -> country));
    json.addProperty("unknown", Words.camelCase(places.unknown()));
    return json;
  }

  @Override
  public Places read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Places absent = Places.ANYWHERE;
    return new Places(
        settings.present("countries") ? countries(fields) : absent.countries(),
        settings.choice("unknown", Unknown.values(), absent.unknown()));
  }

  /** A slip such as UK or JA would close the container everywhere, so it is refused. */
  private Set<String> countries(Fields fields) throws DocumentRefusedException {
    List<String> codes = fields.texts("countries", COUNTRY, MOST);
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      if (!kept && !ISO_3166.contains(code) && !code.equals(KOSOVO)) {
        throw fields.outOfRange("countries[" + i + "]", "a code of ISO 3166-1 such as JP");
      }
    }
    return Set.copyOf(codes);
  }
}
