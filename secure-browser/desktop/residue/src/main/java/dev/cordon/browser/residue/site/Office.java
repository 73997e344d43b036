package dev.cordon.browser.residue.site;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.browser.residue.site.HandsOfAPerson.Wish;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.RecordedRequest;

/** Gives each address of the office to who answers it; what nobody does is a file or a 404. */
final class Office extends Dispatcher {
  private final Map<String, Answer> prefixes = new ConcurrentSkipListMap<>();
  private final Files files;
  private final Reports reports;
  private final HandsOfAPerson hands;
  private final Tour tour = new Tour();

  Office(Files files, IdentityProvider identity, Reports reports, HandsOfAPerson hands) {
    this.files = files;
    this.reports = reports;
    this.hands = hands;
    add("/report", this::report);
    add("/hands", this::hands);
    add("/tour", tour::start);
    new Basics().addTo(this);
    new Uploads().addTo(this);
    new Live().addTo(this);
    new Media().addTo(this);
    new Feeds().addTo(this);
    new Cookies().addTo(this);
    new LegacyPages(files).addTo(this);
    new SignIn(identity, files.identityUrl("/authorize")).addTo(this);
    new StrictPage(files).addTo(this);
  }

  void add(String prefix, Answer answer) {
    prefixes.put(prefix, answer);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    try {
      MockResponse answer = answer(request);
      return request.getMethod().equals("HEAD") ? headers(answer) : answer;
    } catch (IOException | RuntimeException e) {
      return Answers.status(500, "<h1>500</h1><p>" + e.getClass().getSimpleName());
    }
  }

  private MockResponse answer(RecordedRequest request) throws IOException, InterruptedException {
    String path = request.getUrl().encodedPath();
    Optional<Answer> answer = answering(path);
    if (answer.isPresent()) {
      return answer.get().to(request);
    }
    return files.at(path).orElseGet(() -> Basics.notFound(path));
  }

  /** What HEAD gets: the length of what would come, and nothing. */
  private static MockResponse headers(MockResponse answer) {
    MockResponseBody body = answer.getBody();
    long length = body == null ? 0 : body.getContentLength();
    return answer.newBuilder().body("").setHeader("Content-Length", length).build();
  }

  /** The longest prefix wins: of those that fit, it is the last in order. */
  private Optional<Answer> answering(String path) {
    Optional<Answer> best = Optional.empty();
    for (Map.Entry<String, Answer> entry : prefixes.entrySet()) {
      if (path.startsWith(entry.getKey())) {
        best = Optional.of(entry.getValue());
      }
    }
    return best;
  }

  private MockResponse report(RecordedRequest request) {
    JsonObject said = json(request);
    String name = said.get("name").getAsString();
    reports.add(new Report(name, said.get("ok").getAsBoolean(), said.get("details").getAsString()));
    JsonObject answer = new JsonObject();
    answer.addProperty("next", tour.after(name));
    return Answers.json(answer.toString());
  }

  private MockResponse hands(RecordedRequest request) throws IOException {
    JsonObject said = json(request);
    Wish wish =
        new Wish(
            said.get("kind").getAsString(),
            said.get("x").getAsInt(),
            said.get("y").getAsInt(),
            said.get("toX").getAsInt(),
            said.get("toY").getAsInt(),
            said.get("text").getAsString());
    return Answers.json("{\"done\":" + hands.act(wish) + "}");
  }

  private static JsonObject json(RecordedRequest request) {
    return JsonParser.parseString(Forms.body(request).utf8()).getAsJsonObject();
  }
}
