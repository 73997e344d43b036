package dev.cordon.browser.engine.page;

import com.sun.javafx.webkit.Accessor;
import com.sun.webkit.WebPage;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.web.PageEnd;
import javafx.scene.web.WebEngine;
import javafx.scene.web.WebView;
import org.jspecify.annotations.Nullable;

/** A page: the engine's view, hardened, and who speaks for it. In the window's thread only. */
public final class PageView {
  /** How long after a click or a key a page may open a tab or copy. */
  private static final long INPUT_COUNTS_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** The one that was touched last: native code does not say who copies. */
  private static final AtomicReference<@Nullable PageView> FOCUSED = new AtomicReference<>();

  private final PageHost host;
  private final PageServices services;
  private final WebView view = new WebView();
  private final WebPage page = Accessor.getPageFor(view.getEngine());
  private final Shim shim = new Shim(page, this);
  private final PageDialogs dialogs;
  private final PageDrags drags;
  private Optional<Long> lastInputNanos = Optional.empty();

  public PageView(PageHost host, PageServices services, boolean javascript) {
    this.host = host;
    this.services = services;
    this.dialogs = new PageDialogs(host, this::site);
    this.drags = new PageDrags(this, view, page);
    view.setUserData(this);
    Hardening.apply(view.getEngine(), page);
    PageHook.install(page, shim::newWindow);
    view.getEngine().setJavaScriptEnabled(javascript);
    view.addEventFilter(InputEvent.ANY, this::noticeInput);
    view.getEngine().locationProperty().addListener((of, before, now) -> dialogs.startAnew());
    drags.install();
  }

  /** The page of a view of ours. */
  public static Optional<PageView> of(@Nullable WebView view) {
    return view != null && view.getUserData() instanceof PageView page
        ? Optional.of(page)
        : Optional.empty();
  }

  static Optional<PageView> of(WebPage page) {
    return page.getPageClient().getContainer() instanceof WebView view
        ? of(view)
        : Optional.empty();
  }

  /** The tab of a page; 0 if it has none. */
  public static int tabOf(@Nullable WebPage page) {
    return page == null ? 0 : of(page).map(PageView::tab).orElse(0);
  }

  static Optional<PageView> focused() {
    return Optional.ofNullable(FOCUSED.get());
  }

  static ToEngine.Judged tellFocused(ToEngine.Judged judged) {
    focused().ifPresent(page -> page.host.notice(judged.why()));
    return judged;
  }

  private void noticeInput(InputEvent event) {
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED
        || event.getEventType() == KeyEvent.KEY_PRESSED) {
      lastInputNanos = Optional.of(System.nanoTime());
      FOCUSED.set(this);
    }
  }

  boolean hasRecentInput() {
    return lastInputNanos.filter(at -> System.nanoTime() - at < INPUT_COUNTS_NANOS).isPresent();
  }

  public WebView view() {
    return view;
  }

  public WebEngine engine() {
    return view.getEngine();
  }

  public WebPage page() {
    return page;
  }

  public PageDialogs dialogs() {
    return dialogs;
  }

  public PageDrags drags() {
    return drags;
  }

  PageServices services() {
    return services;
  }

  PageHost host() {
    return host;
  }

  int tab() {
    return host.tab();
  }

  /** All frames of the page, the main one first. */
  public List<Long> frames() {
    return Frames.of(page);
  }

  /** Who asks, for a person: the origin; empty for a page without one. */
  String site() {
    return Frames.origin(page, page.getMainFrame()).orElse("");
  }

  /** A page of its own for a page that opens one; empty if it may not. */
  public Optional<WebPage> newPage() {
    Optional<PageView> opened = host.newTab(hasRecentInput());
    lastInputNanos = Optional.empty();
    return opened.map(PageView::page);
  }

  public void closeByScript() {
    host.close();
  }

  void menu(List<PageMenu.Entry> entries, double x, double y) {
    host.menu(entries, x, y);
  }

  /** The paths of the files that the employee picked, or none. */
  public String[] pickFiles(boolean several, String accept) {
    return host.waitFor(
            services
                .questions()
                .ask(
                    id -> new FromEngine.PickFiles(id, tab(), several, accept),
                    ToEngine.Picked.class))
        .map(picked -> picked.files().stream().map(services.files()::add).toArray(String[]::new))
        .orElse(new String[0]);
  }

  /** Sends text to the app's gate. */
  boolean copy(String text) {
    ask(FromEngine.Wish.COPY, text, () -> {});
    return true;
  }

  public void print() {
    ask(FromEngine.Wish.PRINT, "", host::printNow);
  }

  /** Asks the gate, says what it has to say, and goes on if it may. */
  public void ask(FromEngine.Wish wish, String text, Runnable allowed) {
    services
        .questions()
        .mayI(
            tab(),
            wish,
            text,
            judged -> {
              host.notice(judged.why());
              if (judged.allowed()) {
                allowed.run();
              }
            });
  }

  /** Tells the other frames of the same origin what one of them keeps now. */
  void tellStorage(
      ScriptBridge from, @Nullable String name, @Nullable String before, @Nullable String after) {
    String url = Optional.ofNullable(page.getURL(from.frame())).orElse("");
    services
        .storages()
        .listeners()
        .forEach(
            view ->
                view.shim.bridges().stream()
                    .filter(bridge -> bridge != from && bridge.origin().equals(from.origin()))
                    .forEach(
                        bridge ->
                            Platform.runLater(
                                () -> bridge.tell("storage", name, before, after, url))));
  }

  /** From now on it hears of what others keep. */
  public void opened() {
    services.storages().listeners().add(this);
  }

  /** Nothing of the page runs any more. */
  public void close() {
    services.storages().listeners().remove(this);
    FOCUSED.compareAndSet(this, null);
    shim.close();
    page.stop();
    view.getEngine().load("about:blank");
    PageEnd.soon(view.getEngine());
  }
}
