package dev.cordon.browser.residue.screen;

import dev.cordon.browser.residue.site.HandsOfAPerson;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Mouse, keyboard, eyes and clipboard at a {@link Screen}. Safe for many threads. */
public final class Hands implements HandsOfAPerson, Closeable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer wishes;

  private Hands(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.wishes = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /**
   * Hands at {@code screen}.
   *
   * @throws IOException if they cannot be had, for example in a JDK without AWT
   */
  public static Hands at(Screen screen) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Programs.java(),
            "-Xmx128m",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            HandsProcess.class.getName());
    builder.environment().put("DISPLAY", screen.display());
    Hands hands = new Hands(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    String unused = hands.answer();
    return hands;
  }

  @Override
  public boolean act(Wish wish) throws IOException {
    ask(
        wish.kind(),
        wish.x(),
        wish.y(),
        wish.toX(),
        wish.toY(),
        Base64.getEncoder().encodeToString(wish.text().getBytes(StandardCharsets.UTF_8)));
    return true;
  }

  /** Types {@code text} (ASCII) where the focus is. */
  public void type(String text) throws IOException {
    boolean unused = act(new Wish("type", 0, 0, 0, 0, text));
  }

  /** Presses a key, such as {@code ctrl+a}. */
  public void key(String combination) throws IOException {
    boolean unused = act(new Wish("key", 0, 0, 0, 0, combination));
  }

  /** Clicks there. */
  public void click(int x, int y) throws IOException {
    boolean unused = act(new Wish("click", x, y, 0, 0, ""));
  }

  /** A picture of the whole screen, as PNG. */
  public void picture(Path file) throws IOException {
    ask(
        "picture",
        0,
        0,
        0,
        0,
        Base64.getEncoder().encodeToString(file.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The colour of a point of the screen, as 0xRRGGBB. */
  public int colour(int x, int y) throws IOException {
    return Integer.parseInt(ask("colour", x, y, 0, 0, ""));
  }

  /** The text on the clipboard; empty if there is none. */
  public String clipboard() throws IOException {
    return decoded(ask("clipboard", 0, 0, 0, 0, ""));
  }

  /** The text of the primary selection: what was marked last. */
  public String selection() throws IOException {
    return decoded(ask("selection", 0, 0, 0, 0, ""));
  }

  @Override
  public void close() throws IOException {
    wishes.close();
    process.destroy();
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private synchronized String ask(String kind, int x, int y, int toX, int toY, String text)
      throws IOException {
    wishes.write(String.join(" ", kind, "" + x, "" + y, "" + toX, "" + toY, text) + "\n");
    wishes.flush();
    return answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the hands' process ended; see above");
    }
    return line;
  }
}
