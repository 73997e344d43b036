package dev.cordon.browser;

import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.FieldRules;
import dev.cordon.browser.signin.SignInMemory;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends one hop in the employee's name: with cookies, with a sign-in where the server asks for one,
 * and without either where the page that asks may not read an answer that was given for them.
 */
final class Exchange {
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

  private final SessionMemory memory;
  private final Wire wire;

  Exchange(SessionMemory memory, Wire wire) {
    this.memory = memory;
    this.wire = wire;
  }

  /** Puts one request on the network. */
  interface Wire {
    Response send(Request request) throws IOException;
  }

  Answer send(Hop hop) throws IOException {
    if (FieldRules.isPreflight(hop.request())) {
      return anonymous(hop);
    }
    Answer answer = inNameOf(hop);
    if (!isReadableByOthersOnly(hop, answer)) {
      return answer;
    }
    if (!REPEATABLE.contains(hop.method())) {
      return answer.unreadable();
    }
    // The engine does not tell whether the page wanted its cookies sent (Fetch: credentials mode).
    // An answer for everybody that was given for cookies would show the page what is somebody's.
    answer.response().close();
    return anonymous(hop);
  }

  private Answer inNameOf(Hop hop) throws IOException {
    boolean own = hop.request().headers().get("Authorization") != null;
    boolean mayIdentify = hop.asking().sameSite() || hop.asking().navigation();
    Optional<String> sent =
        own || !mayIdentify ? Optional.empty() : memory.signIns().unasked(hop.url());
    Response response = send(hop, sent);
    int questions = 0;
    while (response.code() == 401 && !own && mayAsk(hop) && hop.canRepeat()) {
      SignInMemory.Answer typed =
          memory
              .signIns()
              .answer(hop.request().tab(), hop.url(), response.challenges(), sent, questions);
      if (!typed.authorization().isPresent()) {
        break;
      }
      response.close();
      questions = typed.questions();
      sent = typed.authorization();
      response = send(hop, sent);
    }
    return new Answer(response);
  }

  /** A picture of another site may not ask who looks at it. */
  private static boolean mayAsk(Hop hop) {
    return hop.request().destination() == Destination.DOCUMENT || hop.asking().sameSite();
  }

  private Response send(Hop hop, Optional<String> authorization) throws IOException {
    Request.Builder leaving = hop.leaving();
    memory
        .cookies()
        .header(hop.url(), hop.asking())
        .ifPresent(cookies -> leaving.header("Cookie", cookies));
    authorization.ifPresent(value -> leaving.header("Authorization", value));
    Response response = wire.send(leaving.build());
    memory.cookies().received(hop.url(), response.headers(), hop.asking());
    return response;
  }

  private Answer anonymous(Hop hop) throws IOException {
    return new Answer(wire.send(hop.leaving().build()));
  }

  private static boolean isReadableByOthersOnly(Hop hop, Answer answer) {
    Request sent = answer.response().request();
    boolean own = hop.request().headers().get("Authorization") != null;
    boolean identified =
        sent.header("Cookie") != null || (!own && sent.header("Authorization") != null);
    return identified
        && !hop.request().destination().isPage()
        && sent.header("Origin") != null
        && hop.asker().isCrossOrigin(hop.url())
        && !isForThePage(answer.response().headers(), sent);
  }

  /** Fetch, section 4.10: the CORS check for a request with credentials. */
  private static boolean isForThePage(Headers answer, Request sent) {
    return "true".equals(answer.get("Access-Control-Allow-Credentials"))
        && String.valueOf(sent.header("Origin")).equals(answer.get("Access-Control-Allow-Origin"));
  }
}
