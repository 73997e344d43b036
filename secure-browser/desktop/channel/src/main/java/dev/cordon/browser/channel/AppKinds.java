package dev.cordon.browser.channel;

import dev.cordon.browser.channel.ToEngine.AskSignIn;
import dev.cordon.browser.channel.ToEngine.Certificates;
import dev.cordon.browser.channel.ToEngine.Consumed;
import dev.cordon.browser.channel.ToEngine.Data;
import dev.cordon.browser.channel.ToEngine.Download;
import dev.cordon.browser.channel.ToEngine.DownloadState;
import dev.cordon.browser.channel.ToEngine.End;
import dev.cordon.browser.channel.ToEngine.Failed;
import dev.cordon.browser.channel.ToEngine.FileBytes;
import dev.cordon.browser.channel.ToEngine.Judged;
import dev.cordon.browser.channel.ToEngine.Notice;
import dev.cordon.browser.channel.ToEngine.Open;
import dev.cordon.browser.channel.ToEngine.Picked;
import dev.cordon.browser.channel.ToEngine.ReceivedBinary;
import dev.cordon.browser.channel.ToEngine.ReceivedText;
import dev.cordon.browser.channel.ToEngine.Response;
import dev.cordon.browser.channel.ToEngine.Setup;
import dev.cordon.browser.channel.ToEngine.ShowDocument;
import dev.cordon.browser.channel.ToEngine.SocketClosed;
import dev.cordon.browser.channel.ToEngine.SocketOpened;
import dev.cordon.browser.channel.ToEngine.Text;

/** How {@link ToEngine} lies on the pipe: kinds 65 to 127. */
final class AppKinds {
  static final Kinds<ToEngine> KINDS = new Kinds<>();

  static {
    window(KINDS);
    loads(KINDS);
    sockets(KINDS);
    answers(KINDS);
    news(KINDS);
  }

  private AppKinds() {}

  private static void window(Kinds<ToEngine> kinds) {
    kinds
        .words(
            65,
            Setup.class,
            (m, out) -> out.object("window", m.window(), Shapes::window),
            in -> new Setup(in.object("window", Shapes::window)))
        .words(
            66,
            Open.class,
            (m, out) -> out.string("url", m.url()),
            in -> new Open(in.string("url")))
        .words(67, ShowDocument.class, AppKinds::document, AppKinds::document);
  }

  private static void document(ShowDocument m, JsonOut out) throws ChannelException {
    out.string("file", m.file())
        .string("name", m.name())
        .string("mediaType", m.mediaType())
        .count("length", m.length());
  }

  private static ShowDocument document(JsonIn in) throws ChannelException {
    return new ShowDocument(
        in.string("file"), in.string("name"), in.string("mediaType"), in.count("length"));
  }

  private static void loads(Kinds<ToEngine> kinds) {
    kinds
        .words(72, Response.class, AppKinds::response, AppKinds::response)
        .bytes(73, Data.class, Data::id, Data::bytes, Data::new)
        .words(74, End.class, (m, out) -> out.count("id", m.id()), in -> new End(in.count("id")))
        .words(
            75,
            Failed.class,
            (m, out) -> out.count("id", m.id()).object("why", m.why(), Shapes::failure),
            in -> new Failed(in.count("id"), in.object("why", Shapes::failure)))
        .words(
            76,
            Consumed.class,
            (m, out) -> out.count("id", m.id()).count("bytes", m.bytes()),
            in -> new Consumed(in.count("id"), in.smallCount("bytes")));
  }

  private static void response(Response m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .count("status", m.status())
        .string("url", m.url())
        .string("mediaType", m.mediaType())
        .count("length", m.length())
        .list("headers", m.headers(), Shapes::header);
  }

  private static Response response(JsonIn in) throws ChannelException {
    return new Response(
        in.count("id"),
        in.smallCount("status"),
        in.string("url"),
        in.string("mediaType"),
        in.optionalCount("length"),
        in.list("headers", Shapes::header));
  }

  private static void sockets(Kinds<ToEngine> kinds) {
    kinds
        .words(
            80,
            SocketOpened.class,
            (m, out) -> out.count("id", m.id()).string("protocol", m.protocol()),
            in -> new SocketOpened(in.count("id"), in.string("protocol")))
        .text(
            81,
            ReceivedText.class,
            (m, out) -> out.count("id", m.id()).text("text", m.text()),
            in -> new ReceivedText(in.count("id"), in.text("text")))
        .bytes(
            82,
            ReceivedBinary.class,
            ReceivedBinary::id,
            ReceivedBinary::bytes,
            ReceivedBinary::new)
        .words(
            83,
            SocketClosed.class,
            (m, out) ->
                out.count("id", m.id()).count("code", m.code()).string("reason", m.reason()),
            in -> new SocketClosed(in.count("id"), in.smallCount("code"), in.string("reason")));
  }

  private static void answers(Kinds<ToEngine> kinds) {
    kinds
        .words(
            88,
            Text.class,
            (m, out) -> out.count("id", m.id()).string("text", m.text()),
            in -> new Text(in.count("id"), in.string("text")))
        .text(89, Judged.class, AppKinds::judged, AppKinds::judged)
        .words(
            90,
            Picked.class,
            (m, out) -> out.count("id", m.id()).list("files", m.files(), Shapes::file),
            in -> new Picked(in.count("id"), in.list("files", Shapes::file)))
        .bytes(91, FileBytes.class, FileBytes::id, FileBytes::bytes, FileBytes::new)
        .words(
            92,
            Certificates.class,
            (m, out) -> out.count("id", m.id()).list("chain", m.chain(), Shapes::certificate),
            in -> new Certificates(in.count("id"), in.list("chain", Shapes::certificate)))
        .words(93, AskSignIn.class, AppKinds::askSignIn, AppKinds::askSignIn);
  }

  private static void judged(Judged m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .flag("allowed", m.allowed())
        .text("text", m.text())
        .string("why", m.why());
  }

  private static Judged judged(JsonIn in) throws ChannelException {
    return new Judged(in.count("id"), in.flag("allowed"), in.text("text"), in.string("why"));
  }

  private static void askSignIn(AskSignIn m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .count("tab", m.tab())
        .string("host", m.host())
        .string("realm", m.realm())
        .flag("again", m.again());
  }

  private static AskSignIn askSignIn(JsonIn in) throws ChannelException {
    return new AskSignIn(
        in.count("id"),
        in.smallCount("tab"),
        in.string("host"),
        in.string("realm"),
        in.flag("again"));
  }

  private static void news(Kinds<ToEngine> kinds) {
    kinds
        .words(96, Download.class, AppKinds::download, AppKinds::download)
        .words(
            97,
            Notice.class,
            (m, out) -> out.string("text", m.text()),
            in -> new Notice(in.string("text")));
  }

  private static void download(Download m, JsonOut out) throws ChannelException {
    out.count("id", m.id())
        .string("name", m.name())
        .count("bytes", m.bytes())
        .count("length", m.length())
        .word("state", m.state())
        .string("why", m.why());
  }

  private static Download download(JsonIn in) throws ChannelException {
    return new Download(
        in.count("id"),
        in.string("name"),
        in.count("bytes"),
        in.optionalCount("length"),
        in.word("state", DownloadState.class),
        in.string("why"));
  }
}
