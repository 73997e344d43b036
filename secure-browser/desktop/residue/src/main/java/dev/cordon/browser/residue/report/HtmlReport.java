package dev.cordon.browser.residue.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The table as one self-contained page. */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes it. */
  public static void write(ResidueTable table, Path file) throws IOException {
    StringOutput page = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render("residue/report.jte", table, page);
    Path unused = Files.writeString(file, page.toString(), StandardCharsets.UTF_8);
  }
}
