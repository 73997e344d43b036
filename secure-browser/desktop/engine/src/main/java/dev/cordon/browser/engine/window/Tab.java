package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.page.PageDialogs;
import dev.cordon.browser.engine.page.PageHost;
import dev.cordon.browser.engine.page.PageMenu;
import dev.cordon.browser.engine.page.PageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.concurrent.Worker;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** One tab: a page, or in its place a document, the start page, or why there is no page. */
final class Tab implements PageHost {
  private final int number;
  private final TabOwner owner;
  private final PageView page;
  private final StackPane own = new StackPane();
  private final StackPane dialogs = new StackPane();
  private final StackPane room;
  private final List<Runnable> unanswered = new ArrayList<>();
  private final Zoom zoom;
  private Optional<Failed> failed = Optional.empty();
  private Optional<Document> document = Optional.empty();
  private String wanted = "";
  private boolean opened;

  Tab(int number, TabOwner owner) {
    this.number = number;
    this.owner = owner;
    page = new PageView(this, owner.services().pages(), owner.settings().javascript());
    zoom = new Zoom(page);
    dialogs.setPickOnBounds(false);
    room = new StackPane(page.view(), own, dialogs);
    room.setMinSize(0, 0);
    Worker<Void> worker = page.engine().getLoadWorker();
    worker.stateProperty().addListener((of, before, now) -> onState(now));
    worker.progressProperty().addListener((of, before, now) -> owner.changed(this));
    page.engine().titleProperty().addListener((of, before, now) -> changed());
    page.engine().locationProperty().addListener((of, before, now) -> onLocation());
    page.opened();
    showOwn(StartPage.make(owner.words(), owner.settings(), this::open));
  }

  // What the window asks.

  Node room() {
    return room;
  }

  Optional<PageView> shownPage() {
    return document.isEmpty() && failed.isEmpty() && opened ? Optional.of(page) : Optional.empty();
  }

  Optional<Document> document() {
    return document;
  }

  Zoom zoom() {
    return zoom;
  }

  /** Where what is shown comes from; never where a page only wants to go. */
  String address() {
    if (document.isPresent() || !opened) {
      return "";
    }
    if (failed.isPresent()) {
      return failed.get().url();
    }
    String committed = Optional.ofNullable(page.page().getURL(page.frames().get(0))).orElse("");
    return !wanted.isEmpty() || committed.isEmpty() ? wanted : committed;
  }

  String title() {
    if (document.isPresent()) {
      return document.get().name();
    }
    if (!opened) {
      return owner.words().of("newTab");
    }
    String title = failed.isPresent() ? failed.get().why().title() : page.engine().getTitle();
    if (title == null || title.isBlank()) {
      String host = AddressText.of(address()).wholeHost();
      return host.isEmpty() ? owner.words().of("untitled") : host;
    }
    return title;
  }

  boolean isEmpty() {
    return !opened && document.isEmpty();
  }

  boolean isLoading() {
    Worker.State state = page.engine().getLoadWorker().getState();
    boolean working = state == Worker.State.RUNNING || state == Worker.State.SCHEDULED;
    return opened && (working || !wanted.isEmpty());
  }

  double progress() {
    return page.engine().getLoadWorker().getProgress();
  }

  // What the employee does.

  void open(String url) {
    opened = true;
    wanted = url;
    clear();
    page.engine().load(url);
    changed();
  }

  void show(Document shown) {
    document = Optional.of(shown);
    showOwn(shown.node());
    changed();
  }

  /** Shows a file of the container once it is read. */
  void show(ToEngine.ShowDocument file) {
    show(
        new LoadedDocument(
            file,
            owner.words(),
            owner.services().pages().questions(),
            text -> page.ask(FromEngine.Wish.COPY, text, () -> {})));
  }

  void zoomBy(int direction) {
    if (direction == 0) {
      zoom.reset();
    } else {
      zoom.step(direction);
    }
    document.ifPresent(shown -> shown.zoom(zoom.factor()));
  }

  /** The policy or the language changed. */
  void setUp() {
    page.engine().setJavaScriptEnabled(owner.settings().javascript());
    if (isEmpty()) {
      showOwn(StartPage.make(owner.words(), owner.settings(), this::open));
    }
  }

  void stop() {
    page.engine().getLoadWorker().cancel();
  }

  void reload() {
    if (failed.isPresent()) {
      open(failed.get().url());
    } else if (opened && document.isEmpty()) {
      page.engine().reload();
    }
  }

  /**
   * Goes through the tab's history.
   *
   * @param steps -1: back, 1: forward
   */
  void go(int steps) {
    if (failed.isPresent() && steps < 0 && hasPageBehind()) {
      clear();
      changed();
    } else if (canGo(steps)) {
      clear();
      page.engine().getHistory().go(steps);
    }
  }

  boolean canGo(int steps) {
    if (!opened || document.isPresent()) {
      return false;
    }
    int at = page.engine().getHistory().getCurrentIndex() + steps;
    boolean within = at >= 0 && at < page.engine().getHistory().getEntries().size();
    return within || (steps < 0 && failed.isPresent() && hasPageBehind());
  }

  /** A page that is still there although another could not be opened. */
  private boolean hasPageBehind() {
    return !page.engine().getHistory().getEntries().isEmpty();
  }

  void discard() {
    unanswered.forEach(Runnable::run);
    document.ifPresent(Document::close);
    page.close();
  }

  // What becomes of it.

  /** The app says why a document of this tab is not shown. */
  void failed(String url, Failure why) {
    failed = Optional.of(new Failed(url, why));
  }

  private void onState(Worker.State state) {
    if (state == Worker.State.SCHEDULED) {
      clear();
    } else if (state == Worker.State.FAILED && opened) {
      wanted = "";
      Failed why =
          failed.orElseGet(() -> Failed.unexplained(page.engine().getLocation(), owner.words()));
      failed = Optional.of(why);
      showOwn(why.pane(owner.words(), this::reload));
    } else if (state == Worker.State.SUCCEEDED || state == Worker.State.CANCELLED) {
      wanted = "";
      zoom.fit();
    }
    changed();
  }

  private void onLocation() {
    opened = true;
    String location = Optional.ofNullable(page.engine().getLocation()).orElse("");
    if (!location.equals(wanted)) {
      wanted = "";
    }
    changed();
  }

  private void clear() {
    failed = Optional.empty();
    own.getChildren().clear();
    own.setVisible(false);
  }

  private void showOwn(Node node) {
    own.getChildren().setAll(node);
    own.setVisible(true);
  }

  private void changed() {
    owner.changed(this);
    FromEngine.Progress progress =
        isLoading()
            ? FromEngine.Progress.LOADING
            : failed.isPresent() ? FromEngine.Progress.FAILED : FromEngine.Progress.COMPLETE;
    if (opened || document.isPresent()) {
      owner.services().parent().say(Shortened.shown(number, address(), title(), progress));
    }
  }

  // PageHost

  @Override
  public int tab() {
    return number;
  }

  @Override
  public Optional<PageView> newTab(boolean afterInput) {
    if (!afterInput) {
      owner.notice(owner.words().of("popUpBlocked"));
      return Optional.empty();
    }
    return owner
        .further()
        .map(
            tab -> {
              tab.opened = true;
              tab.clear();
              return tab.page;
            });
  }

  @Override
  public void close() {
    owner.close(this);
  }

  @Override
  public void notice(String text) {
    owner.notice(text);
  }

  @Override
  public PageDialogs.Answer show(PageDialogs.Dialog dialog) {
    CompletableFuture<PageDialogs.Answer> answer = new CompletableFuture<>();
    Runnable none = () -> answer.complete(new PageDialogs.Answer(false, "", true));
    unanswered.add(none);
    PageSheet.show(owner.words(), dialogs, dialog, answer::complete);
    PageDialogs.Answer given = waitFor(answer).orElse(new PageDialogs.Answer(false, "", false));
    unanswered.remove(none);
    dialogs.getChildren().clear();
    page.view().requestFocus();
    return given;
  }

  @Override
  public void menu(List<PageMenu.Entry> entries, double x, double y) {
    PageContextMenu.show(owner, this, page, entries, x, y);
  }

  @Override
  public void printNow() {
    PrinterJob job = PrinterJob.createPrinterJob();
    if (job == null) {
      owner.notice(owner.words().of("unsupportedPrint"));
    } else if (job.showPrintDialog(owner.stage())) {
      page.engine().print(job);
      job.endJob();
    }
  }

  @Override
  public <T> Optional<T> waitFor(CompletableFuture<T> answer) {
    return Waiting.forAnswer(answer);
  }
}
