package dev.cordon.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.core.ContainerState;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole life on a desktop, with all that is sent laid open: no field, header or secret that
 * {@code docs/privacy.md} does not list.
 */
@Tag("K1")
@Tag("K2")
@Timeout(120)
class TrafficTest {
  private static final Path PAGE = Path.of("..", "docs", "privacy.md");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| `([^`]+)` \\|.*");
  private static final Pattern QUESTION = Pattern.compile("/v1/challenges/[A-Za-z0-9_-]{1,64}");
  private static final Set<String> HEADERS =
      Set.of(
          "host",
          "content-type",
          "content-length",
          "user-agent",
          "accept",
          "accept-encoding",
          "connection");
  private static final String PASSCODE = "739154";

  @TempDir private Path directory;

  @Test
  void aWholeLifeSendsWhatIsListedAndNothingElse() throws Exception {
    Path home = directory.resolve("work");
    try (RealOrganisation organisation = new RealOrganisation(directory.resolve("server"));
        Relay relay = new Relay(organisation.server());
        var container = DesktopContainers.open(home);
        PolicyClient client = PolicyClient.of(container)) {
      organisation.publish("{\"access\":{\"whenUnprotected\":\"allow\"}}");
      client.enrol(relay.through(organisation.invite(1)), Handset.ALL_AGREED);
      String enrolment = container.organisation().membership().orElseThrow().enrolment();
      try (Passcode passcode = Passcode.of(PASSCODE)) {
        container.setPasscode(passcode);
        client.checkIn();
        organisation.order(enrolment, Command.Kind.LOCK, "words to the employee");
        client.checkIn();
        assertTrue(container.unlock(passcode) instanceof UnlockResult.Blocked);
        organisation.order(enrolment, Command.Kind.UNLOCK, "words to the employee");
        client.checkIn();
        assertTrue(container.unlock(passcode) instanceof UnlockResult.Opened);
        client.listen(); // the relay refuses event streams, but sees the request
        Handset.await(() -> relay.seen.stream().anyMatch(r -> r.getTarget().endsWith("events")));
        organisation.order(enrolment, Command.Kind.WIPE, "words to the employee");
        client.checkIn();
        assertTrue(container.state() instanceof ContainerState.Wiped);
      }
      assertListedOnly(List.copyOf(relay.seen));
    }
  }

  private static void assertListedOnly(List<RecordedRequest> requests) throws IOException {
    Set<String> listed = listed();
    Set<String> documents = new TreeSet<>();
    for (RecordedRequest request : requests) {
      for (String header : request.getHeaders().names()) {
        assertTrue(HEADERS.contains(header.toLowerCase(java.util.Locale.ROOT)), header);
      }
      assertEquals("cordon", request.getHeaders().get("User-Agent"));
      if ("GET".equals(request.getMethod())) {
        assertTrue(QUESTION.matcher(request.getTarget()).matches(), request.getTarget());
        ByteString body = request.getBody();
        assertEquals(0, body == null ? 0 : body.size());
      } else {
        documents.add(fieldsOf(request, listed));
      }
    }
    assertEquals(Set.of("enrolment", "check-in", "receipt", "listen", "audit"), documents);
  }

  /** The kind of document that was sent, after each of its fields was found on the list. */
  private static String fieldsOf(RecordedRequest request, Set<String> listed) {
    ByteString body = request.getBody();
    JsonObject envelope =
        JsonParser.parseString((body == null ? ByteString.EMPTY : body).utf8()).getAsJsonObject();
    String text =
        new String(Base64.getDecoder().decode(envelope.remove("payload").getAsString()), UTF_8);
    assertEquals(-1, text.indexOf(PASSCODE));
    assertEquals(-1, text.indexOf("words to the employee"));
    JsonObject payload = JsonParser.parseString(text).getAsJsonObject();
    String kind = payload.get("type").getAsString();
    Set<String> sent = new HashSet<>();
    collect(payload.remove("body"), kind + " ", sent);
    collect(payload, "envelope payload.", sent);
    collect(envelope, "envelope ", sent);
    sent.removeAll(listed);
    assertEquals(Set.of(), sent, kind);
    return kind;
  }

  private static void collect(JsonElement element, String path, Set<String> fields) {
    if (element.isJsonObject()) {
      String prefix = path.endsWith(" ") || path.endsWith(".") ? path : path + ".";
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(member -> collect(member.getValue(), prefix + member.getKey(), fields));
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> collect(item, path + "[]", fields));
    } else {
      fields.add(path);
    }
  }

  private static Set<String> listed() throws IOException {
    Set<String> listed = new HashSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      for (MatchResult row : ROW.matcher(line).results().toList()) {
        listed.add(row.group(1) + " " + row.group(2));
      }
    }
    return listed;
  }
}
