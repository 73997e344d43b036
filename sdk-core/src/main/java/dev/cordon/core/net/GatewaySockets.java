package dev.cordon.core.net;

import java.io.IOException;
import java.net.Socket;

/** Sockets as {@link HeldSockets}, which know the way through the policy's gateways. */
final class GatewaySockets extends PromptSockets {
  private final HeldSockets held;
  private final GatewayRoutes routes;

  GatewaySockets(Lifeline lifeline, GatewayRoutes routes) {
    this.held = new HeldSockets(lifeline);
    this.routes = routes;
  }

  @Override
  public Socket createSocket() throws IOException {
    return routes.terms().gateways().all().isEmpty()
        ? held.createSocket()
        : new GatewaySocket(held, routes);
  }
}
