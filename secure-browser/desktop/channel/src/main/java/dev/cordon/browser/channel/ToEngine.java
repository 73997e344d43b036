package dev.cordon.browser.channel;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** What the engine is told. */
public sealed interface ToEngine {
  /** First, and again after every change of the policy. */
  record Setup(WindowSettings window) implements ToEngine {}

  /** Shows the window with {@code url} in a new tab; empty: the start page. */
  record Open(String url) implements ToEngine {}

  /**
   * A load has an answer; {@link Data} and {@link End} follow. Redirects come like any answer: the
   * engine asks for the next hop itself, and each is judged.
   *
   * @param url where it came from
   * @param mediaType with its parameters, as it is to be shown
   */
  record Response(
      long id, int status, String url, String mediaType, OptionalLong length, List<Header> headers)
      implements ToEngine {}

  record Data(long id, ByteBuffer bytes) implements ToEngine {}

  record End(long id) implements ToEngine {}

  /** A load was refused or broke off; {@code why} is shown instead of the page. */
  record Failed(long id, Failure why) implements ToEngine {}

  /** So many bytes of a load's body or a socket's messages were sent on. */
  record Consumed(long id, int bytes) implements ToEngine {}

  record SocketOpened(long id, String protocol) implements ToEngine {}

  record ReceivedText(long id, String text) implements ToEngine {}

  record ReceivedBinary(long id, ByteBuffer bytes) implements ToEngine {}

  /** The socket ended; code 1006 and no reason if it broke off or was refused. */
  record SocketClosed(long id, int code, String reason) implements ToEngine {}

  /** The answer to a question for words. */
  record Text(long id, String text) implements ToEngine {}

  /**
   * The gate's answer.
   *
   * @param allowed whether it may be done
   * @param text for {@code PASTE} and {@code DROP_IN}: the text that may come in
   * @param why what was refused or changed and why, for the employee; empty: nothing to say
   */
  record Judged(long id, boolean allowed, String text, String why) implements ToEngine {}

  /** The files that the employee chose; none if none were chosen or none may be. */
  record Picked(long id, List<PickedFile> files) implements ToEngine {}

  /**
   * A file of the container, lent to the page.
   *
   * @param file unguessable; good in this session only
   * @param lastModified in milliseconds since 1970
   */
  record PickedFile(String file, String name, String mediaType, long length, long lastModified) {}

  /** Empty at the file's end or when it may no longer be read. */
  record FileBytes(long id, ByteBuffer bytes) implements ToEngine {}

  /** A server asks who is there (RFC 9110, section 11). Answer: {@link FromEngine.SignIn}. */
  record AskSignIn(long id, int tab, String host, String realm, boolean again)
      implements ToEngine {}

  /** From the server's own up to the root; none if this session has no connection to it. */
  record Certificates(long id, List<ServerCertificate> chain) implements ToEngine {}

  /** What a person looks at in a certificate. Times in milliseconds since 1970. */
  record ServerCertificate(
      String subject, String issuer, long notBefore, long notAfter, String sha256) {}

  /**
   * How far a download into the container is; the last state is one of the ends.
   *
   * @param why for {@code BROKEN_OFF} and {@code REFUSED}
   */
  record Download(
      long id, String name, long bytes, OptionalLong length, DownloadState state, String why)
      implements ToEngine {}

  enum DownloadState {
    RUNNING,
    KEPT,
    STOPPED,
    BROKEN_OFF,
    REFUSED
  }

  /** Something to tell the employee in passing. */
  record Notice(String text) implements ToEngine {}

  /** Shows a file of the container in the viewer: PDF, an image or text. */
  record ShowDocument(String file, String name, String mediaType, long length)
      implements ToEngine {}
}
