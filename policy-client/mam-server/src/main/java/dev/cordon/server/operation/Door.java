package dev.cordon.server.operation;

import dev.cordon.server.http.Traffic;
import dev.cordon.server.limit.AddressPace;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** Every request passes here: held to its address's rate, counted, and noted without a name. */
public final class Door implements Traffic {
  private final AddressPace pace;
  private final Figures figures;

  public Door(AddressPace pace, Figures figures) {
    this.pace = pace;
    this.figures = figures;
  }

  @Override
  public Optional<Duration> ask(InetAddress caller) {
    return pace.ask(caller);
  }

  @Override
  public void answered(Exchange exchange) {
    pace.answered(exchange.caller(), exchange.status());
    figures.answered(exchange);
    RequestLog.note(exchange);
  }
}
