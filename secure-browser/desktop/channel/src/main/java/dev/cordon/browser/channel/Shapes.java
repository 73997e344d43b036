package dev.cordon.browser.channel;

import dev.cordon.browser.channel.ToEngine.PickedFile;
import dev.cordon.browser.channel.ToEngine.ServerCertificate;
import dev.cordon.browser.channel.WindowSettings.Bookmark;

/** The values that stand inside messages. */
final class Shapes {
  private Shapes() {}

  static void header(Header h, JsonOut out) throws ChannelException {
    out.string("name", h.name()).string("value", h.value());
  }

  static Header header(JsonIn in) throws ChannelException {
    return new Header(in.string("name"), in.string("value"));
  }

  static void failure(Failure f, JsonOut out) throws ChannelException {
    out.string("kind", f.kind()).string("title", f.title()).string("text", f.text());
  }

  static Failure failure(JsonIn in) throws ChannelException {
    return new Failure(in.string("kind"), in.string("title"), in.string("text"));
  }

  static void file(PickedFile f, JsonOut out) throws ChannelException {
    out.string("file", f.file())
        .string("name", f.name())
        .string("mediaType", f.mediaType())
        .count("length", f.length())
        .number("lastModified", f.lastModified());
  }

  static PickedFile file(JsonIn in) throws ChannelException {
    return new PickedFile(
        in.string("file"),
        in.string("name"),
        in.string("mediaType"),
        in.count("length"),
        in.number("lastModified"));
  }

  static void certificate(ServerCertificate c, JsonOut out) throws ChannelException {
    out.string("subject", c.subject())
        .string("issuer", c.issuer())
        .number("notBefore", c.notBefore())
        .number("notAfter", c.notAfter())
        .string("sha256", c.sha256());
  }

  static ServerCertificate certificate(JsonIn in) throws ChannelException {
    return new ServerCertificate(
        in.string("subject"),
        in.string("issuer"),
        in.number("notBefore"),
        in.number("notAfter"),
        in.string("sha256"));
  }

  static void window(WindowSettings w, JsonOut out) throws ChannelException {
    out.string("language", w.language())
        .flag("addressBar", w.addressBar())
        .flag("javascript", w.javascript())
        .string("startPage", w.startPage())
        .list("bookmarks", w.bookmarks(), Shapes::bookmark)
        .string("watermark", w.watermark())
        .flag("hideFromCapture", w.hideFromCapture())
        .flag("downloads", w.downloads())
        .flag("uploads", w.uploads());
  }

  static WindowSettings window(JsonIn in) throws ChannelException {
    return new WindowSettings(
        in.string("language"),
        in.flag("addressBar"),
        in.flag("javascript"),
        in.string("startPage"),
        in.list("bookmarks", Shapes::bookmark),
        in.string("watermark"),
        in.flag("hideFromCapture"),
        in.flag("downloads"),
        in.flag("uploads"));
  }

  private static void bookmark(Bookmark b, JsonOut out) throws ChannelException {
    out.string("title", b.title()).string("url", b.url());
  }

  private static Bookmark bookmark(JsonIn in) throws ChannelException {
    return new Bookmark(in.string("title"), in.string("url"));
  }
}
