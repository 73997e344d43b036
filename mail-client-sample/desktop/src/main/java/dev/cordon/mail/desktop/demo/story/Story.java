package dev.cordon.mail.desktop.demo.story;

import dev.cordon.policy.protocol.text.Messages;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the demo, chapter by chapter, on a terminal or into a log. Not safe for many threads. */
public final class Story {
  private static final Messages MESSAGES = Messages.beside(Story.class, "story");

  private final PrintStream out;
  private final Locale language;
  private final List<Chapter> chapters = new ArrayList<>();
  private List<String> lines = new ArrayList<>();
  private List<Proof> proofs = new ArrayList<>();

  public Story(PrintStream out, Locale language) {
    this.out = out;
    this.language = language;
  }

  /** What a chapter does. */
  public interface Events {
    void happen() throws Exception;
  }

  /** Runs one chapter; {@code title} and all later keys are those of the story's texts. */
  public void chapter(String title, Events events) throws Exception {
    lines = new ArrayList<>();
    proofs = new ArrayList<>();
    int number = chapters.size() + 1;
    String told = text(title);
    out.printf("%n%2d  %s%n", number, told);
    long start = System.nanoTime();
    events.happen();
    long millis = (System.nanoTime() - start) / 1_000_000;
    Chapter chapter = new Chapter(number, told, lines, proofs, millis);
    chapters.add(chapter);
    out.printf("    %s%n", text("took", chapter.seconds()));
  }

  /** Tells one line. */
  public void tell(String key, Object... arguments) {
    quote(text(key, arguments));
  }

  private void quote(String line) {
    lines.add(line);
    out.printf("    %s%n", line);
  }

  /** Tells what somebody reads: a reason, word for word. */
  public void say(String words) {
    quote("» " + words);
  }

  /** Tells what a command line printed. */
  public void printed(String command, String output) {
    quote("$ " + command);
    output.lines().forEach(line -> quote("| " + line));
  }

  /** Tells whether a claim holds, with what was looked at. */
  public void prove(boolean held, String claim, String evidence) {
    Proof proof = new Proof(held, text(claim), evidence);
    proofs.add(proof);
    out.printf(
        "    %s %s%n           %s%n", text(held ? "proved" : "failed"), proof.claim(), evidence);
  }

  /** The text of the story called {@code key}. */
  public String text(String key, Object... arguments) {
    return MESSAGES.format(language, key, arguments);
  }

  /** Where it is told. */
  public PrintStream out() {
    return out;
  }

  /** The language that the story is told in. */
  public Locale language() {
    return language;
  }

  /** Everything told so far. */
  public List<Chapter> chapters() {
    return List.copyOf(chapters);
  }

  /** How many proofs held. */
  public long held() {
    return proofs().stream().filter(Proof::held).count();
  }

  /** Every proof so far. */
  public List<Proof> proofs() {
    List<Proof> all = new ArrayList<>();
    chapters.forEach(chapter -> all.addAll(chapter.proofs()));
    return all;
  }
}
