package dev.cordon.browser.engine.page;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.LentFiles;
import dev.cordon.browser.engine.net.Questions;
import dev.cordon.browser.engine.net.Sockets;
import java.util.Optional;

/** What pages need of the process around them. */
public record PageServices(
    Questions questions, Sockets sockets, LentFiles files, Storages storages) {
  Optional<ToEngine.Judged> mayIAtOnce(int tab, FromEngine.Wish wish, String text) {
    return questions.mayIAtOnce(tab, wish, text);
  }
}
