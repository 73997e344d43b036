package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.browser.signin.SignIns;
import dev.cordon.browser.signin.SignIns.Credentials;
import dev.cordon.browser.signin.SignIns.Question;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B4")
@Timeout(60)
class SignInTest {
  private static final String GOOD =
      okhttp3.Credentials.basic("hana", "p:ässword", java.nio.charset.StandardCharsets.UTF_8);
  private final List<Question> asked = new ArrayList<>();
  private final Deque<Optional<Credentials>> answers = new ArrayDeque<>();
  private Intranet net;
  private BrowserSession session;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
    SignIns employee =
        question -> {
          asked.add(question);
          return answers.isEmpty() ? Optional.empty() : answers.remove();
        };
    session = BrowserSession.in(net.work.container(), net.http).signIns(employee).open();
  }

  @AfterEach
  void stop() {
    session.close();
    net.close();
  }

  @Test
  void anAnswerIsUsedForTheSessionWithoutAskingAgain() throws Exception {
    answers.add(Optional.of(new Credentials("hana", "p:ässword")));
    net.server.enqueue(challenge("Basic realm=\"Wiki\""));
    net.server.enqueue(Intranet.page("in"));
    net.server.enqueue(Intranet.page("in"));
    assertEquals(200, visit("/a/b"));
    assertEquals(200, visit("/a/c"));
    assertEquals(List.of(new Question(1, "wiki.example", "Wiki", false)), asked);
    assertNull(sent());
    assertEquals(GOOD, sent());
    assertEquals(GOOD, sent());
  }

  @Test
  void aWrongAnswerIsAskedForAgainAndThreeTimesAtMost() throws Exception {
    for (int i = 0; i < 4; i++) {
      answers.add(Optional.of(new Credentials("hana", "wrong" + i)));
      net.server.enqueue(challenge("Basic realm=x"));
    }
    assertEquals(401, visit("/"));
    assertEquals(List.of(false, true, true), asked.stream().map(Question::again).toList());
    assertEquals(4, net.server.getRequestCount());
  }

  @Test
  void whereTheEmployeeDeclinesTheServersPageIsShown() throws Exception {
    net.server.enqueue(challenge("Basic realm=x"));
    assertEquals(401, visit("/"));
    assertEquals(1, asked.size());
  }

  @Test
  void onlyBasicIsSpokenAndNobodyIsAskedForAProxy() throws Exception {
    for (String other : List.of("Digest realm=x, nonce=y", "Negotiate", "NTLM", "Bearer")) {
      net.server.enqueue(challenge(other));
      assertEquals(401, visit("/"));
    }
    net.server.enqueue(
        new MockResponse.Builder().code(407).addHeader("Proxy-Authenticate", "Basic").build());
    assertInstanceOf(Loaded.Refused.class, session.prepare(opening("/")).load());
    assertEquals(List.of(), asked);
  }

  @Test
  void anotherServerOfTheSameHostAndARealmOfTheSameNameDoesNotGetIt() throws Exception {
    answers.add(Optional.of(new Credentials("hana", "p:ässword")));
    net.server.enqueue(challenge("Basic realm=x"));
    net.server.enqueue(Intranet.page("in"));
    assertEquals(200, visit("/"));
    net.other.enqueue(challenge("Basic realm=x"));
    PageRequest other = PageRequest.opening(1, net.otherUrl("wiki.example", "/"), Hops.ONE);
    assertInstanceOf(Loaded.Page.class, session.prepare(other).load()).close();
    assertNull(net.other.takeRequest().getHeaders().get("Authorization"));
    assertEquals(2, asked.size());
  }

  @Test
  void aLockForgets() throws Exception {
    answers.add(Optional.of(new Credentials("hana", "p:ässword")));
    net.server.enqueue(challenge("Basic realm=x"));
    net.server.enqueue(Intranet.page("in"));
    assertEquals(200, visit("/"));
    net.work.lock();
    net.work.open();
    net.server.enqueue(challenge("Basic realm=x"));
    assertEquals(401, visit("/"));
    assertEquals(2, asked.size());
    assertNull(sent());
    assertEquals(GOOD, sent());
    assertNull(sent());
  }

  @Test
  void aPictureOfAnotherSiteAsksNobody() throws Exception {
    net.server.enqueue(challenge("Basic realm=Bank"));
    PageRequest picture =
        new PageRequest(
            1,
            net.url("wiki.example", "/"),
            "GET",
            Headers.of("Sec-Fetch-Site", "cross-site"),
            Optional.empty(),
            Destination.IMAGE,
            Hops.ONE);
    assertInstanceOf(Loaded.Page.class, session.prepare(picture).load()).close();
    assertEquals(List.of(), asked);
  }

  @Test
  void aRealmIsShownWithoutWhatDeceives() throws Exception {
    net.server.enqueue(challenge("Basic realm=\"a\u202Eb\u0007" + "x".repeat(500) + "\""));
    assertEquals(401, visit("/"));
    assertEquals("ab" + "x".repeat(198), asked.get(0).realm());
  }

  private PageRequest opening(String path) {
    return PageRequest.opening(1, net.url("wiki.example", path), Hops.ONE);
  }

  private int visit(String path) throws IOException {
    try (Loaded.Page page =
        assertInstanceOf(Loaded.Page.class, session.prepare(opening(path)).load())) {
      return page.status();
    }
  }

  private @org.jspecify.annotations.Nullable String sent() throws InterruptedException {
    return net.server.takeRequest().getHeaders().get("Authorization");
  }

  private static MockResponse challenge(String value) {
    return new MockResponse.Builder()
        .code(401)
        .addHeaderLenient("WWW-Authenticate", value)
        .addHeader("Content-Type", "text/html")
        .body("who?")
        .build();
  }
}
