package dev.cordon.server.operation;

import com.google.gson.JsonObject;
import dev.cordon.server.http.PlainListener.Page;
import dev.cordon.server.register.Register;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}. */
public final class OperationPages {
  private final Readiness readiness = new Readiness();
  private final Figures figures = new Figures();

  /** Whether requests should be sent here. */
  public Readiness readiness() {
    return readiness;
  }

  /** What is counted. */
  public Figures figures() {
    return figures;
  }

  /** The pages by path. */
  public Map<String, Supplier<Page>> pages() {
    return Map.of(
        "/healthz", OperationPages::healthy,
        "/readyz", this::ready,
        "/metrics", () -> new Page(200, Figures.MEDIA_TYPE, figures.text()));
  }

  /** Keys, root and register are there; {@code held} streams are. */
  public void opened(Register register, IntSupplier held) {
    register.measure(figures);
    figures.show("mam_streams", "Devices that listen at this server.", held);
    figures.show(
        "mam_commands",
        "Commands in the register, by stage; the same at every server of a database.",
        "stage",
        new Census(register, tables -> tables.totals().commandsByStage()));
    figures.show(
        "mam_alerts_open",
        "Alerts that nobody dealt with, by kind; the same at every server of a database.",
        "kind",
        new Census(register, tables -> tables.totals().openAlertsByKind()));
    readiness.opened(register);
  }

  private static Page healthy() {
    return json(200, "alive");
  }

  private Page ready() {
    Readiness.State state = readiness.state();
    return json(
        state == Readiness.State.READY ? 200 : 503,
        state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static Page json(int status, String word) {
    JsonObject json = new JsonObject();
    json.addProperty("status", word);
    return new Page(status, "application/json", json.toString());
  }
}
