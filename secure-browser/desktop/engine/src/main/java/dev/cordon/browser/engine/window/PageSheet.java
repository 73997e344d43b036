package dev.cordon.browser.engine.window;

import dev.cordon.browser.engine.page.PageDialogs;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/** A question of a page, within the page's own room and under its site's name. */
final class PageSheet {
  private PageSheet() {}

  static void show(
      Words words, Pane over, PageDialogs.Dialog dialog, Consumer<PageDialogs.Answer> answered) {
    Sheet sheet =
        new Sheet(
            dialog.site().isEmpty()
                ? words.of("site.unknown")
                : words.of("site.says", AddressText.of(dialog.site()).wholeHost()));
    TextField field = new TextField(dialog.proposed());
    CheckBox end = new CheckBox(words.of("site.end"));
    Consumer<Boolean> answer =
        accepted -> {
          over.getChildren().remove(sheet);
          answered.accept(new PageDialogs.Answer(accepted, field.getText(), end.isSelected()));
        };
    sheet.with(Controls.text(dialog.text(), "sheet-text"));
    if (dialog.kind() == PageDialogs.Kind.PROMPT) {
      field.getStyleClass().add("sheet-field");
      sheet.with(field);
    }
    if (dialog.canEnd()) {
      sheet.with(end);
    }
    Button ok = Controls.button(words.of("ok"), "primary", () -> answer.accept(true));
    ok.setDefaultButton(true);
    if (dialog.kind() != PageDialogs.Kind.ALERT) {
      sheet.buttons(Controls.button(words.of("cancel"), "plain", () -> answer.accept(false)), ok);
    } else {
      sheet.buttons(ok);
    }
    sheet.cancel(() -> answer.accept(false));
    over.getChildren().add(sheet);
    Platform.runLater(
        dialog.kind() == PageDialogs.Kind.PROMPT ? field::requestFocus : ok::requestFocus);
  }
}
