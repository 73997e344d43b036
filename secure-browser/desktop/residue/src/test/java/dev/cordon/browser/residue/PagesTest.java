package dev.cordon.browser.residue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.residue.screen.Screen;
import dev.cordon.browser.residue.site.Pages;
import dev.cordon.browser.residue.site.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A day in the browser: forty pages as people write them, one after another, in one window. */
@Tag("B1")
@Tag("B4")
@Tag("B7")
@Timeout(600)
class PagesTest {
  private static final Path PICTURES = Path.of("target", "pages");
  private static final int PAGE_SECONDS = 40;

  @Test
  void everyPageFindsThatItWorks() throws IOException, InterruptedException {
    Needs.part(Screen.isAvailable(), "Xvfb");
    Files.createDirectories(PICTURES);
    List<String> failed = new ArrayList<>();
    try (Office office = new Office()) {
      office.site.reports().onReport(report -> picture(office, report.name()));
      office.app.tell("ready");
      assertEquals(
          Optional.of("ready true"),
          office.app.await(line -> line.startsWith("ready"), PAGE_SECONDS),
          "an engine is warm");
      office.app.tell("open " + office.site.officeUrl("/tour"));
      for (Pages.Entry page : Pages.ALL) {
        Optional<Report> report = office.site.reports().await(page.name(), PAGE_SECONDS);
        System.out.println(page.name() + ": " + report.map(Report::details).orElse("no word"));
        if (!report.filter(Report::ok).isPresent()) {
          failed.add(page.name() + ": " + report.map(Report::details).orElse("no word"));
        }
        if (report.isEmpty()) {
          picture(office, page.name());
          goOn(office, page);
        }
      }
    }
    ContactSheet.write(PICTURES, Pages.ALL.stream().map(Pages.Entry::name).toList());
    assertTrue(failed.isEmpty(), () -> String.join("\n", failed));
  }

  /** A page that said nothing leads nowhere: the next one in a new tab. */
  private static void goOn(Office office, Pages.Entry silent) throws IOException {
    int next = Pages.ALL.indexOf(silent) + 1;
    if (next < Pages.ALL.size()) {
      office.app.tell("tab " + office.site.officeUrl("/tour?from=" + Pages.ALL.get(next).name()));
    }
  }

  private static void picture(Office office, String name) {
    try {
      Thread.sleep(250); // The badge with the verdict is drawn.
      office.hands.picture(PICTURES.resolve(name + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
