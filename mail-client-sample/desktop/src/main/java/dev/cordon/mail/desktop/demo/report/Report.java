package dev.cordon.mail.desktop.demo.report;

import dev.cordon.mail.desktop.demo.story.Story;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the story as a page. */
public final class Report {
  private Report() {}

  /** Writes {@code file}; returns it. */
  public static Path write(Path file, Story story, long millis) throws IOException {
    StringOutput page = new StringOutput();
    String seconds = String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("demo/report.jte", new Page(story, seconds), page);
    return Files.write(file, page.toString().getBytes(StandardCharsets.UTF_8));
  }
}
