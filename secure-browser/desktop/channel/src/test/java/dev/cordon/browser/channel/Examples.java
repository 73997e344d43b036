package dev.cordon.browser.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One message of each kind, as in the test vectors. */
final class Examples {
  static final List<FromEngine> OF_ENGINE =
      List.of(
          new FromEngine.Ready(1, "JavaFX 21.0.12"),
          new FromEngine.Touched(),
          new FromEngine.Closed(),
          new FromEngine.Load(
              1,
              2,
              "https://wiki.example/a?b=1",
              "POST",
              "document",
              List.of(new Header("Accept", "text/html"), new Header("Origin", "null")),
              true),
          new FromEngine.Body(1, bytes("a=業務")),
          new FromEngine.BodyFile(1, "f-1"),
          new FromEngine.BodyEnd(1),
          new FromEngine.Cancel(1),
          new FromEngine.Consumed(1, 65536),
          new FromEngine.OpenSocket(
              3, 2, "wss://wiki.example/s", "https://wiki.example", List.of("chat")),
          new FromEngine.SendText(3, "業務 \"quoted\" \u2028 \\ \u0000"),
          new FromEngine.SendBinary(3, bytes("\u0001\u0002")),
          new FromEngine.CloseSocket(3, 1000, "bye"),
          new FromEngine.CookiesOf(4, "https://wiki.example/"),
          new FromEngine.SetCookie("https://wiki.example/", "a=b; Secure"),
          new FromEngine.Ask(5, 2, FromEngine.Wish.COPY, "text"),
          new FromEngine.PickFiles(6, 2, true, ".pdf,image/*"),
          new FromEngine.ReadFile(7, "f-1", 9007199254740991L, 65536),
          new FromEngine.SignIn(1, Optional.of(new FromEngine.Credentials("user", "pass"))),
          new FromEngine.SignIn(2, Optional.empty()),
          new FromEngine.CertificatesOf(8, "wiki.example"),
          new FromEngine.Shown(2, "https://wiki.example/", "Wiki", FromEngine.Progress.COMPLETE),
          new FromEngine.StopDownload(1));

  static final List<ToEngine> OF_APP =
      List.of(
          new ToEngine.Setup(
              new WindowSettings(
                  "ja",
                  true,
                  true,
                  "https://wiki.example/",
                  List.of(new WindowSettings.Bookmark("Wiki", "https://wiki.example/")),
                  "user@corp.example",
                  true,
                  true,
                  false)),
          new ToEngine.Open(""),
          new ToEngine.ShowDocument("f-2", "a.pdf", "application/pdf", 1024),
          new ToEngine.Response(
              1,
              200,
              "https://wiki.example/a?b=1",
              "text/html; charset=utf-8",
              OptionalLong.of(5),
              List.of(new Header("Cache-Control", "no-store"))),
          new ToEngine.Data(1, bytes("<p>hi")),
          new ToEngine.End(1),
          new ToEngine.Failed(1, new Failure("SITE_BLOCKED", "Not opened", "Because.")),
          new ToEngine.Consumed(1, 8),
          new ToEngine.SocketOpened(3, "chat"),
          new ToEngine.ReceivedText(3, "hello"),
          new ToEngine.ReceivedBinary(3, bytes("")),
          new ToEngine.SocketClosed(3, 1006, ""),
          new ToEngine.Text(4, "a=b"),
          new ToEngine.Judged(5, true, "", "shortened"),
          new ToEngine.Picked(
              6, List.of(new ToEngine.PickedFile("f-1", "a.pdf", "application/pdf", 9, -1))),
          new ToEngine.FileBytes(7, bytes("%PDF-1.7\n")),
          new ToEngine.Certificates(
              8,
              List.of(
                  new ToEngine.ServerCertificate(
                      "CN=wiki.example", "CN=Root", 1700000000000L, 1800000000000L, "00ff"))),
          new ToEngine.AskSignIn(1, 2, "wiki.example", "staff", false),
          new ToEngine.Download(
              1, "a.pdf", 9, OptionalLong.empty(), ToEngine.DownloadState.RUNNING, ""),
          new ToEngine.Notice("Saved."));

  private Examples() {}

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
