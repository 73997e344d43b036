package dev.cordon.browser.channel;

import dev.cordon.browser.channel.FromEngine.Ask;
import dev.cordon.browser.channel.FromEngine.Body;
import dev.cordon.browser.channel.FromEngine.BodyEnd;
import dev.cordon.browser.channel.FromEngine.BodyFile;
import dev.cordon.browser.channel.FromEngine.Cancel;
import dev.cordon.browser.channel.FromEngine.CertificatesOf;
import dev.cordon.browser.channel.FromEngine.CloseSocket;
import dev.cordon.browser.channel.FromEngine.Closed;
import dev.cordon.browser.channel.FromEngine.Consumed;
import dev.cordon.browser.channel.FromEngine.CookiesOf;
import dev.cordon.browser.channel.FromEngine.Credentials;
import dev.cordon.browser.channel.FromEngine.Load;
import dev.cordon.browser.channel.FromEngine.OpenSocket;
import dev.cordon.browser.channel.FromEngine.PickFiles;
import dev.cordon.browser.channel.FromEngine.Progress;
import dev.cordon.browser.channel.FromEngine.ReadFile;
import dev.cordon.browser.channel.FromEngine.Ready;
import dev.cordon.browser.channel.FromEngine.SendBinary;
import dev.cordon.browser.channel.FromEngine.SendText;
import dev.cordon.browser.channel.FromEngine.SetCookie;
import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.channel.FromEngine.SignIn;
import dev.cordon.browser.channel.FromEngine.StopDownload;
import dev.cordon.browser.channel.FromEngine.Touched;
import dev.cordon.browser.channel.FromEngine.Wish;
import java.util.Optional;

/** How {@link FromEngine} lies on the pipe: kinds 1 to 63. */
final class EngineKinds {
  static final Kinds<FromEngine> KINDS = new Kinds<>();

  static {
    life(KINDS);
    loads(KINDS);
    sockets(KINDS);
    questions(KINDS);
    news(KINDS);
  }

  private EngineKinds() {}

  private static void life(Kinds<FromEngine> kinds) {
    kinds
        .words(
            1,
            Ready.class,
            (m, out) -> out.count("version", m.version()).string("engine", m.engineVersion()),
            in -> new Ready(in.smallCount("version"), in.string("engine")))
        .words(2, Touched.class, (m, out) -> {}, in -> new Touched())
        .words(3, Closed.class, (m, out) -> {}, in -> new Closed());
  }

  private static void loads(Kinds<FromEngine> kinds) {
    kinds
        .words(8, Load.class, EngineKinds::load, EngineKinds::load)
        .bytes(9, Body.class, Body::id, Body::bytes, Body::new)
        .words(
            10,
            BodyFile.class,
            (m, out) -> out.count("id", m.id()).string("file", m.file()),
            in -> new BodyFile(in.count("id"), in.string("file")))
        .words(
            11,
            BodyEnd.class,
            (m, out) -> out.count("id", m.id()),
            in -> new BodyEnd(in.count("id")))
        .words(
            12, Cancel.class, (m, out) -> out.count("id", m.id()), in -> new Cancel(in.count("id")))
        .words(
            13,
            Consumed.class,
            (m, out) -> out.count("id", m.id()).count("bytes", m.bytes()),
            in -> new Consumed(in.count("id"), in.smallCount("bytes")));
  }

  private static void load(Load m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .count("tab", m.tab())
        .string("url", m.url())
        .string("method", m.method())
        .string("destination", m.destination())
        .list("headers", m.headers(), Shapes::header)
        .flag("body", m.hasBody());
  }

  private static Load load(JsonIn in) throws ChannelException {
    return new Load(
        in.count("id"),
        in.smallCount("tab"),
        in.string("url"),
        in.string("method"),
        in.string("destination"),
        in.list("headers", Shapes::header),
        in.flag("body"));
  }

  private static void sockets(Kinds<FromEngine> kinds) {
    kinds
        .words(16, OpenSocket.class, EngineKinds::socket, EngineKinds::socket)
        .text(
            17,
            SendText.class,
            (m, out) -> out.count("id", m.id()).text("text", m.text()),
            in -> new SendText(in.count("id"), in.text("text")))
        .bytes(18, SendBinary.class, SendBinary::id, SendBinary::bytes, SendBinary::new)
        .words(
            19,
            CloseSocket.class,
            (m, out) ->
                out.count("id", m.id()).count("code", m.code()).string("reason", m.reason()),
            in -> new CloseSocket(in.count("id"), in.smallCount("code"), in.string("reason")));
  }

  private static void socket(OpenSocket m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .count("tab", m.tab())
        .string("url", m.url())
        .string("origin", m.origin())
        .strings("protocols", m.protocols());
  }

  private static OpenSocket socket(JsonIn in) throws ChannelException {
    return new OpenSocket(
        in.count("id"),
        in.smallCount("tab"),
        in.string("url"),
        in.string("origin"),
        in.strings("protocols"));
  }

  private static void questions(Kinds<FromEngine> kinds) {
    kinds
        .words(
            24,
            CookiesOf.class,
            (m, out) -> out.count("id", m.id()).string("url", m.url()),
            in -> new CookiesOf(in.count("id"), in.string("url")))
        .words(
            25,
            SetCookie.class,
            (m, out) -> out.string("url", m.url()).string("cookie", m.cookie()),
            in -> new SetCookie(in.string("url"), in.string("cookie")))
        .text(26, Ask.class, EngineKinds::ask, EngineKinds::ask)
        .words(27, PickFiles.class, EngineKinds::pick, EngineKinds::pick)
        .words(28, ReadFile.class, EngineKinds::readFile, EngineKinds::readFile)
        .words(29, SignIn.class, EngineKinds::signIn, EngineKinds::signIn)
        .words(
            30,
            CertificatesOf.class,
            (m, out) -> out.count("id", m.id()).string("host", m.host()),
            in -> new CertificatesOf(in.count("id"), in.string("host")));
  }

  private static void ask(Ask m, JsonOut out) throws ChannelException {
    out.count("id", m.id()).count("tab", m.tab()).word("wish", m.wish()).text("text", m.text());
  }

  private static Ask ask(JsonIn in) throws ChannelException {
    return new Ask(
        in.count("id"), in.smallCount("tab"), in.word("wish", Wish.class), in.text("text"));
  }

  private static void pick(PickFiles m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .count("tab", m.tab())
        .flag("several", m.several())
        .string("accept", m.accept());
  }

  private static PickFiles pick(JsonIn in) throws ChannelException {
    return new PickFiles(
        in.count("id"), in.smallCount("tab"), in.flag("several"), in.string("accept"));
  }

  private static void readFile(ReadFile m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .string("file", m.file())
        .count("offset", m.offset())
        .count("length", m.length());
  }

  private static ReadFile readFile(JsonIn in) throws ChannelException {
    return new ReadFile(
        in.count("id"), in.string("file"), in.count("offset"), in.smallCount("length"));
  }

  private static void signIn(SignIn m, JsonOut out) throws ChannelException {
    out.count("id", m.id());
    if (m.credentials().isPresent()) {
      Credentials typed = m.credentials().get();
      out.string("user", typed.user()).string("password", typed.password());
    }
  }

  private static SignIn signIn(JsonIn in) throws ChannelException {
    long id = in.count("id");
    return in.has("user") || in.has("password")
        ? new SignIn(id, Optional.of(new Credentials(in.string("user"), in.string("password"))))
        : new SignIn(id, Optional.empty());
  }

  private static void news(Kinds<FromEngine> kinds) {
    kinds
        .words(32, Shown.class, EngineKinds::shown, EngineKinds::shown)
        .words(
            33,
            StopDownload.class,
            (m, out) -> out.count("id", m.id()),
            in -> new StopDownload(in.count("id")));
  }

  private static void shown(Shown m, JsonOut out) throws ChannelException {
    out.count("tab", m.tab())
        .string("url", m.url())
        .string("title", m.title())
        .word("progress", m.progress());
  }

  private static Shown shown(JsonIn in) throws ChannelException {
    return new Shown(
        in.smallCount("tab"),
        in.string("url"),
        in.string("title"),
        in.word("progress", Progress.class));
  }
}
