package dev.cordon.browser;

import dev.cordon.browser.download.Offer;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.error.ContainerException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A file that an answer offers, and the rest of it by ranges (RFC 9110, section 14). */
final class HttpOffer implements Offer {
  private static final long FIRST_PAUSE_MILLIS = 250;

  private final Hop hop;
  private final Resuming resuming;
  private final Part first;
  private volatile Answer answer;

  HttpOffer(Hop hop, Answer answer, InputStream body, Resuming resuming) {
    this.hop = hop;
    this.answer = answer;
    this.first = new Part(0, body);
    this.resuming = resuming;
  }

  /** How the session goes on. */
  interface Resuming {
    /** Judges and sends a hop anew. */
    Answer ask(Hop hop) throws ContainerException, BrowserException;

    /** Its body with typed errors. */
    InputStream body(Answer answer, Hop hop);

    void pause(long millis);

    /** Ends what is being read. */
    void stop();
  }

  @Override
  public String name() {
    return answer.name();
  }

  @Override
  public String declaredType() {
    return answer.mediaType();
  }

  @Override
  public OptionalLong lengthBytes() {
    long length = wholeLength(answer);
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  @Override
  public String host() {
    return hop.url().host();
  }

  @Override
  public Part first() {
    return first;
  }

  @Override
  public boolean mayResume() {
    return hop.method().equals("GET")
        && answer.received().get("Content-Encoding") == null
        && validator(answer.response()).isPresent();
  }

  @Override
  public void pause(int breaks) {
    resuming.pause(FIRST_PAUSE_MILLIS << Math.max(0, breaks - 1));
  }

  @Override
  public void cancel() {
    resuming.stop();
  }

  @Override
  public Part from(long firstByte) throws ContainerException, BrowserException {
    String validator = validator(answer.response()).orElse("");
    Answer next = resuming.ask(hop.from(firstByte, validator));
    boolean rest = next.response().code() == 206 && fits(next, firstByte, validator);
    if (!rest && next.response().code() != 200) {
      next.response().close();
      throw new BrowserException(Refusal.of(Problem.DOWNLOAD_INTERRUPTED, host()));
    }
    answer = next;
    return new Part(rest ? firstByte : 0, resuming.body(next, hop));
  }

  /** Whether it is the wanted part of the same version. */
  private boolean fits(Answer next, long firstByte, String validator) {
    String range = String.valueOf(next.response().header("Content-Range"));
    return range.startsWith("bytes " + firstByte + "-")
        && (!lengthBytes().isPresent() || wholeLength(next) == lengthBytes().getAsLong())
        && validator(next.response()).map(validator::equals).orElse(true);
  }

  private static long wholeLength(Answer answer) {
    String range = answer.response().header("Content-Range");
    if (answer.response().code() != 206 || range == null) {
      return answer.response().body().contentLength();
    }
    try {
      return Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    } catch (NumberFormatException e) {
      return -1; // "*": the server does not know
    }
  }

  /** What names this version and no other (RFC 9110, sections 8.8.1 and 8.8.2.2). */
  private static Optional<String> validator(Response response) {
    Headers fields = response.headers();
    @Nullable String tag = fields.get("ETag");
    if (tag != null) {
      return tag.startsWith("\"") ? Optional.of(tag) : Optional.empty();
    }
    @Nullable Instant modified = fields.getInstant("Last-Modified");
    @Nullable Instant now = fields.getInstant("Date");
    boolean strong = modified != null && now != null && !now.isBefore(modified.plusSeconds(1));
    return strong ? Optional.ofNullable(fields.get("Last-Modified")) : Optional.empty();
  }
}
