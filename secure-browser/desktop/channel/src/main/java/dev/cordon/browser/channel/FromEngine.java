package dev.cordon.browser.channel;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What the engine says. Numbers of loads, sockets and questions are chosen by the engine. */
public sealed interface FromEngine {
  /** The engine runs and can show a page. */
  record Ready(int version, String engineVersion) implements FromEngine {}

  /**
   * A page wants something from the network.
   *
   * @param tab the tab it belongs to
   * @param destination as Fetch names it ({@code document}, {@code image}, …; empty: unknown)
   * @param headers as the engine would send them
   * @param hasBody whether {@link Body} parts follow
   */
  record Load(
      long id,
      int tab,
      String url,
      String method,
      String destination,
      List<Header> headers,
      boolean hasBody)
      implements FromEngine {}

  /** The next bytes of a load's body. */
  record Body(long id, ByteBuffer bytes) implements FromEngine {}

  /**
   * In a load's body: the content of a file that the employee chose; the engine need not see it.
   */
  record BodyFile(long id, String file) implements FromEngine {}

  /** The body of a load is complete. */
  record BodyEnd(long id) implements FromEngine {}

  /** The page wants no more of a load. */
  record Cancel(long id) implements FromEngine {}

  /** So many bytes of a load were taken; as many more may be sent. */
  record Consumed(long id, int bytes) implements FromEngine {}

  /** A WebSocket (RFC 6455). */
  record OpenSocket(long id, int tab, String url, String origin, List<String> protocols)
      implements FromEngine {}

  record SendText(long id, String text) implements FromEngine {}

  record SendBinary(long id, ByteBuffer bytes) implements FromEngine {}

  record CloseSocket(long id, int code, String reason) implements FromEngine {}

  /**
   * What a script reads as {@code document.cookie} at {@code url}. Answer: {@link ToEngine.Text}.
   */
  record CookiesOf(long id, String url) implements FromEngine {}

  /** What a script wrote to {@code document.cookie}. */
  record SetCookie(String url, String cookie) implements FromEngine {}

  /** May this be done? Answer: {@link ToEngine.Judged}. */
  record Ask(long id, int tab, Wish wish, String text) implements FromEngine {}

  /** What the gate is asked for. */
  enum Wish {
    /** {@code text} onto the clipboard. The app puts it there; the engine has no clipboard. */
    COPY,
    /** The clipboard's text, for a field. */
    PASTE,
    PRINT,
    /** What the tab shows ({@code text}: its address), as a file. */
    SAVE,
    VIEW_SOURCE,
    /** {@code text} dragged out of the window. */
    DRAG_OUT,
    /** {@code text} dropped from another window. */
    DROP_IN,
    /** {@code text}: an address for the employee's own browser. */
    OPEN_OUTSIDE
  }

  /** A page wants files. Answer: {@link ToEngine.Picked}. */
  record PickFiles(long id, int tab, boolean several, String accept) implements FromEngine {}

  /** Bytes of a file that was picked, for a script. Answer: {@link ToEngine.FileBytes}. */
  record ReadFile(long id, String file, long offset, int length) implements FromEngine {}

  /** The employee's answer to {@link ToEngine.AskSignIn}; empty: declined. */
  record SignIn(long id, Optional<Credentials> credentials) implements FromEngine {}

  /** Typed for one server. Without its words in {@code toString}. */
  record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[]";
    }
  }

  /**
   * The certificates of a host that this session talked to. Answer: {@link ToEngine.Certificates}.
   */
  record CertificatesOf(long id, String host) implements FromEngine {}

  /** What a tab shows now, for the app's own title, tests, and the access log's words. */
  record Shown(int tab, String url, String title, Progress progress) implements FromEngine {}

  /** How far a tab's page is. */
  enum Progress {
    LOADING,
    COMPLETE,
    FAILED
  }

  /** The employee stopped a download. */
  record StopDownload(long id) implements FromEngine {}

  /** The employee touched the window: counts against the idle lock. */
  record Touched() implements FromEngine {}

  /** The employee closed the window. */
  record Closed() implements FromEngine {}
}
