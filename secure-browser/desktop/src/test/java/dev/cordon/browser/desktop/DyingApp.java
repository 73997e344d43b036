package dev.cordon.browser.desktop;

import dev.cordon.browser.desktop.process.EngineProcess;
import java.io.IOException;

/** An app with an open window, in a process of its own, that is about to be killed. */
final class DyingApp {
  private DyingApp() {}

  /** Says the process of its engine, and waits. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Office office = Office.with("polite");
    office.server.setDispatcher(new Pages("hello"));
    office.shows("/");
    for (EngineProcess each : office.actors.started) {
      System.out.println(each.pid());
    }
    Thread.sleep(1_000_000);
  }
}
