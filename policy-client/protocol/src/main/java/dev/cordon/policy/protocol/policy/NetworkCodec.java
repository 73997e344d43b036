package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.Network.ClientCertificate;
import dev.cordon.policy.protocol.policy.Network.Gateway;
import dev.cordon.policy.protocol.policy.Network.MinTls;
import dev.cordon.policy.protocol.policy.Network.Pin;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The group {@code network}. */
final class NetworkCodec implements Codec<Network> {
  private static final int MAX_ANCHORS = 100;
  private static final int MAX_HOSTS = 1_000;
  private static final int MAX_PINS_OF_A_HOST = 20;
  private static final int MAX_GATEWAYS = 20;

  /** A host with one pin is lost with that one key. */
  private static final int LEAST_PINS_OF_A_HOST = 2;

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{1,32768}={0,2}");
  private static final Pattern SHA256 = Pattern.compile("[A-Za-z0-9+/]{43}=");
  private static final Pattern HOST = Pattern.compile("(\\*\\.)?[A-Za-z0-9.:_-]{1,253}");

  private static final int MAX_PORT = 65_535;
  private static final String PLAIN = "[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?";
  private static final Pattern PROXY = Pattern.compile("https://" + PLAIN + "(:[0-9]{1,5})?");
  private static final Pattern NAMED = Pattern.compile("(\\*\\.)?" + PLAIN);
  private static final Pattern EST =
      Pattern.compile(
          "https://" + PLAIN + "(:[0-9]{1,5})?/\\.well-known/est(/[A-Za-z0-9_-]{1,64})?");

  private final int leastPins;

  private NetworkCodec(int leastPins) {
    this.leastPins = leastPins;
  }

  /** For what the organisation says. */
  static NetworkCodec said() {
    return new NetworkCodec(LEAST_PINS_OF_A_HOST);
  }

  /** For what a device keeps: when it was said, a single pin was enough. */
  static NetworkCodec kept() {
    return new NetworkCodec(1);
  }

  @Override
  public JsonObject write(Network network) {
    JsonObject json = new JsonObject();
    json.add("trustAnchors", Lists.of(network.trustAnchors(), Lists::text));
    json.add("pins", Lists.of(network.pins(), NetworkCodec::write));
    json.addProperty("minTls", word(network.minTls()));
    network.clientCertificate().ifPresent(each -> json.add("clientCertificate", write(each)));
    json.add("gateways", Lists.of(network.gateways(), NetworkCodec::write));
    return json;
  }

  @Override
  public Network read(Fields fields) throws DocumentRefusedException {
    Network absent = Network.DEFAULT;
    return new Network(
        fields.has("trustAnchors") ? anchors(fields) : absent.trustAnchors(),
        fields.has("pins") ? pins(fields) : absent.pins(),
        fields.has("minTls")
            ? fields.choice("minTls", MinTls.values(), NetworkCodec::word)
            : absent.minTls(),
        fields.has("clientCertificate")
            ? Optional.of(clientCertificate(fields.object("clientCertificate")))
            : absent.clientCertificate(),
        fields.has("gateways") ? gateways(fields) : absent.gateways());
  }

  private static JsonObject write(ClientCertificate certificate) {
    JsonObject json = new JsonObject();
    json.add("hosts", Lists.of(certificate.hosts(), Lists::text));
    json.addProperty("est", certificate.est());
    return json;
  }

  private static ClientCertificate clientCertificate(Fields fields)
      throws DocumentRefusedException {
    return new ClientCertificate(hosts(fields), address(fields, "est", EST));
  }

  private static String address(Fields fields, String name, Pattern form)
      throws DocumentRefusedException {
    String address = fields.text(name, form);
    URI server = URI.create(address);
    if (server.getHost() == null || server.getPort() == 0 || server.getPort() > MAX_PORT) {
      throw fields.malformed(name);
    }
    return address;
  }

  private static JsonObject write(Gateway gateway) {
    JsonObject json = new JsonObject();
    json.addProperty("proxy", gateway.proxy());
    json.add("hosts", Lists.of(gateway.hosts(), Lists::text));
    return json;
  }

  private static List<Gateway> gateways(Fields fields) throws DocumentRefusedException {
    List<Gateway> gateways = new ArrayList<>();
    for (Fields gateway : fields.objects("gateways", MAX_GATEWAYS)) {
      gateways.add(new Gateway(address(gateway, "proxy", PROXY), hosts(gateway)));
    }
    return gateways;
  }

  /** An empty list would be a setting that does nothing, by mistake. */
  private static List<String> hosts(Fields fields) throws DocumentRefusedException {
    List<String> hosts = fields.texts("hosts", NAMED, MAX_HOSTS);
    if (hosts.isEmpty()) {
      throw fields.outOfRange("hosts", "1.." + MAX_HOSTS + " entries");
    }
    return hosts;
  }

  private static JsonObject write(Pin pin) {
    JsonObject json = new JsonObject();
    json.addProperty("host", pin.host());
    json.add("sha256", Lists.of(pin.sha256(), Lists::text));
    pin.until().ifPresent(until -> json.addProperty("until", until.toString()));
    return json;
  }

  private static List<String> anchors(Fields fields) throws DocumentRefusedException {
    List<String> anchors = fields.texts("trustAnchors", BASE64, MAX_ANCHORS);
    for (int i = 0; i < anchors.size(); i++) {
      if (!isCertificate(anchors.get(i))) {
        throw fields.malformed("trustAnchors[" + i + "]");
      }
    }
    return anchors;
  }

  private static boolean isCertificate(String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
      return true;
    } catch (CertificateException | IllegalArgumentException e) {
      return false;
    }
  }

  private List<Pin> pins(Fields fields) throws DocumentRefusedException {
    List<Pin> pins = new ArrayList<>();
    for (Fields pin : fields.objects("pins", MAX_HOSTS)) {
      String host = pin.text("host", HOST);
      List<String> sha256 = pin.texts("sha256", SHA256, MAX_PINS_OF_A_HOST);
      if (new HashSet<>(sha256).size() < leastPins) {
        throw pin.outOfRange("sha256", leastPins + ".." + MAX_PINS_OF_A_HOST + " different keys");
      }
      Optional<Instant> until =
          pin.has("until") ? Optional.of(pin.instant("until")) : Optional.empty();
      pins.add(new Pin(host, sha256, until));
    }
    return pins;
  }

  private static String word(MinTls minTls) {
    return switch (minTls) {
      case TLS_1_2 -> "1.2";
      case TLS_1_3 -> "1.3";
    };
  }
}
