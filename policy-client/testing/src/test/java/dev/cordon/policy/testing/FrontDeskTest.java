package dev.cordon.policy.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.core.Container;
import dev.cordon.policy.InProcess;
import dev.cordon.policy.PolicyClient;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.wire.Problem;
import dev.cordon.testing.FakeDevice;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk judges who speaks: an organisation that believes everything would prove nothing. */
@Tag("D4")
class FrontDeskTest {
  private static final String PIN = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  @TempDir private Path home;
  private final FakeDevice device = new FakeDevice();
  private final Seal seal = new Seal(device.clock().now());
  private final Register register = new Register(seal, device.clock()::truth, Policy.DEFAULT);
  private final FrontDesk desk = new FrontDesk(seal, register, device.clock()::truth);
  private final Interceptor line = desk.line(() -> true, new EventStreams());
  private final OkHttpClient stranger = new OkHttpClient.Builder().addInterceptor(line).build();
  private final Map<String, byte[]> sent = new HashMap<>(); // by path
  private Container container;
  private PolicyClient client;

  @BeforeEach
  void enrol() throws Exception {
    container = device.open(home);
    client = InProcess.client(container, device.clock(), this::overheard);
    Invitation invitation =
        new Invitation(URI.create("https://mam.example"), register.invite(), PIN, seal.tenant());
    client.enrol(
        invitation,
        ConsentForm.current()
            .agree(Locale.JAPANESE, List.of(ConsentPoint.values()), device.clock().now()));
  }

  @AfterEach
  void close() {
    client.close();
    container.close();
  }

  private Response overheard(Interceptor.Chain chain) throws java.io.IOException {
    Buffer body = new Buffer();
    RequestBody request = chain.request().body();
    if (request != null) {
      request.writeTo(body);
    }
    sent.put(chain.request().url().encodedPath(), body.readByteArray());
    return line.intercept(chain);
  }

  private byte[] overheard(String path) {
    return sent.getOrDefault(path, new byte[0]);
  }

  private Code refused(String path, byte[] body) throws Exception {
    Request request =
        new Request.Builder()
            .url("https://mam.example" + path)
            .post(RequestBody.create(body, MediaType.get("application/json")))
            .build();
    try (Response response = stranger.newCall(request).execute()) {
      return Problem.parse(response.body().bytes()).reason().code();
    }
  }

  @Test
  void garbageIsRefused() throws Exception {
    assertEquals(Code.DOCUMENT_MALFORMED, refused("/v1/check-ins", "{}".getBytes(UTF_8)));
  }

  @Test
  void theSameReportTwiceIsRefused() throws Exception {
    assertEquals(Code.SERVER_REFUSED, refused("/v1/check-ins", overheard("/v1/check-ins")));
  }

  @Test
  void aReportThatSomebodyChangedIsRefused() throws Exception {
    String changed =
        new String(overheard("/v1/check-ins"), UTF_8).replaceFirst("\"sig\":\"..", "\"sig\":\"AA");
    assertEquals(Code.DOCUMENT_BAD_SIGNATURE, refused("/v1/check-ins", changed.getBytes(UTF_8)));
  }

  @Test
  void aReportThatLayAroundIsRefused() throws Exception {
    device.clock().pass(Duration.ofHours(1));
    assertEquals(Code.DOCUMENT_EXPIRED, refused("/v1/check-ins", overheard("/v1/check-ins")));
  }

  @Test
  void aPhoneThatNobodyInvitedIsRefused() throws Exception {
    Register other = new Register(seal, device.clock()::truth, Policy.DEFAULT);
    FrontDesk elsewhere = new FrontDesk(seal, other, device.clock()::truth);
    OkHttpClient there =
        new OkHttpClient.Builder()
            .addInterceptor(elsewhere.line(() -> true, new EventStreams()))
            .build();
    Request request =
        new Request.Builder()
            .url("https://mam.example/v1/check-ins")
            .post(RequestBody.create(overheard("/v1/check-ins")))
            .build();
    try (Response response = there.newCall(request).execute()) {
      assertEquals(Code.ENROLMENT_UNKNOWN, Problem.parse(response.body().bytes()).reason().code());
    }
  }
}
