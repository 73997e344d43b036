package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.lend.LendableFile;
import dev.cordon.core.Registration;
import java.util.Optional;
import java.util.function.Consumer;

/** A window that could not open, and why. */
record EndedWindow(Ending why) implements BrowserWindow {
  private static final Registration NOTHING = () -> {};

  @Override
  public void open(String url) {}

  @Override
  public void show(LendableFile file) {}

  @Override
  public Registration onChange(Consumer<Shown> listener) {
    return NOTHING;
  }

  @Override
  public Registration onEnding(Consumer<Ending> listener) {
    listener.accept(why);
    return NOTHING;
  }

  @Override
  public Optional<Ending> ending() {
    return Optional.of(why);
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public void close() {}
}
