package dev.cordon.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment that another program made from docs/audit.md alone. */
@Tag("J2")
class TrailVectorTest {
  private static final String SEGMENT =
      "4352445401000050400000000000000000fd7bab385b51abc542310a170d8cba26e4f3e21998aafc"
          + "a671fb359479499e0300690101010101010101010101011b06de016da5ec3bc05c8ea103ce44b5de"
          + "022519d73e8f2e5a4d259435cd8e34e0072ce832a4aa39d0b28ca09c32df25a4a8406d4aee7537e2"
          + "ad228b05db847aff78e92e53f84679aebc7e43593c5dce32be1498183fd6b12dd0eae63d00560202"
          + "02020202020202020202162c46de5d798ef0872a803148eb6fe59f76418f9128c5df55a78dfe33dc"
          + "c79c6a4dc1374e145fdddaab6f4c8a1d28805e056bc3182f2a535f7560dda4b659536fd984587c6e"
          + "5b67ee82";
  private static final String CHAIN =
      "7b2eb7576cfcac5f13b4949536efbc2c43f8aec6b08bc4da576ac7495a695ca8";

  @Test
  void aSegmentOfAnotherProgramIsRead(@TempDir Path directory) throws Exception {
    Files.write(directory.resolve("0000000000000001.trail"), Hex.decode(SEGMENT));
    Bytes id = bytes("000102030405060708090a0b0c0d0e0f");
    Bytes key = bytes("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f");
    Link end = new Link(2, bytes(CHAIN));
    TrailState state = new TrailState(key, id, Link.begin(id), end, List.of(), 0, 0, false);
    Trail trail = new Trail(directory);
    trail.settle(state);
    List<AuditEvent> events = trail.events(state);
    assertEquals(
        List.of(AuditCode.WRONG_PASSCODE, AuditCode.OPENED),
        events.stream().map(AuditEvent::code).collect(Collectors.toList()));
    assertEquals(5L, events.get(0).number().orElseThrow());
  }

  private static Bytes bytes(String hex) {
    return Bytes.copyFrom(Hex.decode(hex));
  }
}
