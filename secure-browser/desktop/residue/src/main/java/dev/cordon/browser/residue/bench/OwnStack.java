package dev.cordon.browser.residue.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.web.WebView;
import javafx.stage.Stage;

/** The same engine as it comes, with its own network: opens each address that it reads. */
public final class OwnStack {
  private OwnStack() {}

  /** Runs until its input ends. */
  public static void main(String[] arguments) throws IOException {
    Platform.startup(OwnStack::show);
  }

  private static void show() {
    WebView view = new WebView();
    Stage stage = new Stage();
    stage.setScene(new Scene(view, 1100, 760));
    stage.show();
    Thread reader = new Thread(() -> read(view), "addresses");
    reader.setDaemon(true);
    reader.start();
    System.out.println("ready");
  }

  private static void read(WebView view) {
    try (BufferedReader addresses =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String url = addresses.readLine(); url != null; url = addresses.readLine()) {
        String next = url;
        Platform.runLater(() -> view.getEngine().load(next));
      }
    } catch (IOException e) {
      System.err.println("the input broke off");
    }
    Platform.exit();
  }
}
