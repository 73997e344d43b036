package dev.cordon.browser.engine.window;

import dev.cordon.browser.engine.net.LentFiles;
import dev.cordon.browser.engine.net.Loads;
import dev.cordon.browser.engine.net.Parent;
import dev.cordon.browser.engine.net.Questions;
import dev.cordon.browser.engine.net.Sockets;
import dev.cordon.browser.engine.page.PageServices;
import dev.cordon.browser.engine.page.Storages;

/** What the window needs of the process around it. */
public record Services(Parent parent, Questions questions, Loads loads, PageServices pages) {
  public Services(
      Parent parent, Questions questions, Loads loads, Sockets sockets, LentFiles files) {
    this(parent, questions, loads, new PageServices(questions, sockets, files, new Storages()));
  }
}
