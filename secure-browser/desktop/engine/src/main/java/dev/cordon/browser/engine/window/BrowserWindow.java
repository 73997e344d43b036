package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.channel.WindowSettings;
import dev.cordon.browser.engine.page.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The one window of this process. Everything but {@link #hear} in the window's thread. */
public final class BrowserWindow implements TabOwner, WindowActions {
  /** A page that opens more is stopped politely. */
  static final int MOST_TABS = 20;

  private static final WindowSettings BEFORE_SETUP =
      new WindowSettings("en", false, true, "", List.of(), "", false, false, false);
  private static final int WIDTH = 1080;
  private static final int HEIGHT = 760;

  private final Services services;
  private final Stage stage = new Stage();
  private final Touches touches;
  private final List<Tab> tabs = new ArrayList<>();
  private WindowSettings settings = BEFORE_SETUP;
  private Words words = Words.in(BEFORE_SETUP.language());
  private Chrome chrome;
  private Tab selected;
  private int lastNumber;
  private boolean dark = SystemLook.isDark();

  private BrowserWindow(Services services) {
    this.services = services;
    this.touches = new Touches(services.parent());
    this.selected = new Tab(++lastNumber, this);
    tabs.add(selected);
    this.chrome = new Chrome(this, this);
  }

  /** Makes it, without showing it: with a first tab, so that the engine is loaded. */
  public static BrowserWindow make(Services services) {
    BrowserWindow window = new BrowserWindow(services);
    window.start();
    return window;
  }

  private void start() {
    Scene scene = new Scene(chrome, WIDTH, HEIGHT);
    scene.getStylesheets().add(Look.SHEET);
    new Keys(this).install(scene);
    touches.watch(scene);
    stage.setScene(scene);
    stage.setOnCloseRequest(event -> services.parent().say(new FromEngine.Closed()));
    services
        .loads()
        .onDocumentFailed((number, url, why) -> tab(number).ifPresent(tab -> tab.failed(url, why)));
    draw();
    warm();
  }

  /** Styles, fonts and the engine are loaded before anybody waits for them. */
  private void warm() {
    stage.getScene().snapshot(null);
    WarmUp.start();
  }

  private Optional<Tab> tab(int number) {
    return tabs.stream().filter(tab -> tab.tab() == number).findFirst();
  }

  /** Hears the app. In any thread. */
  public void hear(ToEngine said) {
    Platform.runLater(() -> heard(said));
  }

  private void heard(ToEngine said) {
    if (said instanceof ToEngine.Setup setup) {
      setUp(setup.window());
    } else if (said instanceof ToEngine.Open open) {
      open(open.url());
    } else if (said instanceof ToEngine.AskSignIn ask) {
      askSignIn(ask);
    } else if (said instanceof ToEngine.Download download) {
      chrome.downloads().show(download);
    } else if (said instanceof ToEngine.Notice notice) {
      notice(notice.text());
    } else if (said instanceof ToEngine.ShowDocument shown) {
      show(shown);
    }
  }

  private void setUp(WindowSettings now) {
    settings = now;
    words = Words.in(now.language());
    java.util.Locale.setDefault(words.locale());
    tabs.forEach(Tab::setUp);
    chrome = new Chrome(this, this);
    stage.getScene().setRoot(chrome);
    stage.setTitle(words.of("startTitle"));
    draw();
  }

  private void open(String url) {
    if (!selected.isEmpty()) {
      newTab(MOST_TABS);
    }
    String address = url.isEmpty() ? settings.startPage() : url;
    if (!address.isEmpty()) {
      selected.open(address);
    }
    stage.show();
    stage.toFront();
    Capture.hide(stage, settings.hideFromCapture());
  }

  private void askSignIn(ToEngine.AskSignIn ask) {
    if (services.loads().windowWaits()) {
      services.parent().say(new FromEngine.SignIn(ask.id(), Optional.empty()));
      return;
    }
    tab(ask.tab()).ifPresent(this::select);
    chrome
        .sheets()
        .signIn(ask, given -> services.parent().say(new FromEngine.SignIn(ask.id(), given)));
  }

  private void show(ToEngine.ShowDocument shown) {
    if (!selected.isEmpty()) {
      newTab(MOST_TABS);
    }
    selected.show(shown);
    stage.show();
    Capture.hide(stage, settings.hideFromCapture());
  }

  void askCertificates() {
    String host = AddressText.of(selected.address()).wholeHost();
    services
        .questions()
        .ask(
            id -> new FromEngine.CertificatesOf(id, host),
            ToEngine.Certificates.class,
            chain -> chrome.sheets().certificates(host, chain));
  }

  void stopDownload(long id) {
    services.parent().say(new FromEngine.StopDownload(id));
  }

  void select(Tab tab) {
    selected = tab;
    draw();
  }

  private void draw() {
    stage.setTitle(selected.title() + " – " + words.of("startTitle"));
    chrome.show(tabs, selected);
    Look.apply(chrome, dark);
  }

  private Optional<Tab> newTab(int most) {
    if (tabs.size() >= most) {
      return Optional.empty();
    }
    Tab tab = new Tab(++lastNumber, this);
    tabs.add(tab);
    select(tab);
    return Optional.of(tab);
  }

  // TabOwner

  @Override
  public Services services() {
    return services;
  }

  @Override
  public WindowSettings settings() {
    return settings;
  }

  @Override
  public Words words() {
    return words;
  }

  @Override
  public Window stage() {
    return stage;
  }

  @Override
  public Optional<Tab> further() {
    Optional<Tab> tab = newTab(MOST_TABS);
    if (tab.isEmpty()) {
      notice(words.of("tooManyTabs", MOST_TABS));
    }
    return tab;
  }

  @Override
  public void close(Tab tab) {
    int at = tabs.indexOf(tab);
    if (at < 0) {
      return;
    }
    tab.discard();
    tabs.remove(tab);
    if (tabs.isEmpty()) {
      services.parent().say(new FromEngine.Closed());
      stage.hide();
      return;
    }
    select(tab == selected ? tabs.get(Math.min(at, tabs.size() - 1)) : selected);
  }

  @Override
  public void changed(Tab tab) {
    if (tabs.contains(tab)) {
      draw();
    }
  }

  @Override
  public void notice(String text) {
    chrome.toasts().show(text);
  }

  // WindowActions

  @Override
  public void find() {
    if (selected.shownPage().isPresent()) {
      chrome.find().open();
    }
  }

  @Override
  public void zoom(int direction) {
    selected.zoomBy(direction);
    draw();
  }

  @Override
  public boolean isDark() {
    return dark;
  }

  @Override
  public void dark(boolean now) {
    dark = now;
    draw();
  }

  @Override
  public void newTab() {
    further();
    editAddress();
  }

  @Override
  public void closeTab() {
    close(selected);
  }

  @Override
  public void nextTab(int step) {
    select(tabs.get(Math.floorMod(tabs.indexOf(selected) + step, tabs.size())));
  }

  @Override
  public void editAddress() {
    chrome.address().edit();
  }

  @Override
  public Tab selected() {
    return selected;
  }
}
