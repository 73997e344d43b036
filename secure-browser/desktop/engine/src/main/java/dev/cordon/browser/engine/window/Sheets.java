package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** The window's own sheets. They begin on the tool bar, where no page can draw. */
final class Sheets {
  private static final int REALM_CHARS = 80;

  private final Pane over;
  private final Words words;

  /**
   * @param over the layer over the whole window
   */
  Sheets(Pane over, Words words) {
    this.over = over;
    this.words = words;
  }

  private void show(Sheet sheet, Node first) {
    over.getChildren().add(sheet);
    Platform.runLater(first::requestFocus);
  }

  /** Asks for a name and a password; empty if it was declined. */
  void signIn(ToEngine.AskSignIn ask, Consumer<Optional<FromEngine.Credentials>> answer) {
    TextField user = new TextField();
    PasswordField password = new PasswordField();
    Sheet sheet = new Sheet(words.of("signInTo", ask.host()));
    Consumer<Optional<FromEngine.Credentials>> end =
        given -> {
          over.getChildren().remove(sheet);
          password.clear();
          answer.accept(given);
        };
    Runnable decline = () -> end.accept(Optional.empty());
    Runnable accept =
        () ->
            end.accept(Optional.of(new FromEngine.Credentials(user.getText(), password.getText())));
    Button go = Controls.button(words.of("signIn"), "primary", accept);
    go.setDefaultButton(true);
    sheet
        .with(explain(ask))
        .with(field("user", user), field("password", password))
        .with(Controls.text(words.of("signInSafe", ask.host()), "sheet-small"))
        .buttons(Controls.button(words.of("cancel"), "plain", decline), go)
        .cancel(decline);
    show(sheet, user);
  }

  private Node[] explain(ToEngine.AskSignIn ask) {
    String realm = ask.realm().replaceAll("\\p{Cntrl}", " ");
    String shortened =
        realm.length() <= REALM_CHARS ? realm : realm.substring(0, REALM_CHARS) + "…";
    VBox lines = new VBox();
    if (ask.again()) {
      lines.getChildren().add(Controls.text(words.of("signInAgain"), "sheet-warning"));
    }
    if (!realm.isBlank()) {
      lines.getChildren().add(Controls.text(words.of("signInRealm", shortened), "sheet-text"));
    }
    return new Node[] {lines};
  }

  private Node field(String key, TextField field) {
    field.setAccessibleText(words.of(key));
    field.getStyleClass().add("sheet-field");
    VBox box = new VBox(Controls.text(words.of(key), "sheet-label"), field);
    box.getStyleClass().add("sheet-row");
    return box;
  }

  /** Shows with what a host proved who it is. */
  void certificates(String host, ToEngine.Certificates certificates) {
    Sheet sheet = new Sheet(words.of("certificates", host));
    Runnable close = () -> over.getChildren().remove(sheet);
    Button done = Controls.button(words.of("close"), "primary", close);
    done.setDefaultButton(true);
    boolean none = certificates.chain().isEmpty();
    sheet.with(
        Controls.text(words.of(none ? "certificatesNone" : "certificatesOk", host), "sheet-text"));
    if (!none) {
      sheet.with(chain(certificates));
    }
    show(sheet.buttons(done).cancel(close), done);
  }

  private Node chain(ToEngine.Certificates certificates) {
    VBox list = new VBox();
    list.getStyleClass().add("certificates");
    for (ToEngine.ServerCertificate certificate : certificates.chain()) {
      VBox one =
          new VBox(
              line("certificateFor", certificate.subject()),
              line("certificateBy", certificate.issuer()),
              line("certificateFrom", validity(certificate)),
              line("certificateSha", certificate.sha256()));
      one.getStyleClass().add("certificate");
      list.getChildren().add(one);
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("certificate-scroll");
    return scroll;
  }

  private String validity(ToEngine.ServerCertificate certificate) {
    DateTimeFormatter day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
            .withLocale(words.locale())
            .withZone(ZoneId.systemDefault());
    return words.of(
        "certificateTo",
        day.format(Instant.ofEpochMilli(certificate.notBefore())),
        day.format(Instant.ofEpochMilli(certificate.notAfter())));
  }

  private Node line(String key, String value) {
    VBox line =
        new VBox(
            Controls.text(words.of(key), "sheet-label"), Controls.text(value, "certificate-value"));
    line.getStyleClass().add("certificate-line");
    return line;
  }
}
