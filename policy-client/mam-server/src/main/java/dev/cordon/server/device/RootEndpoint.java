package dev.cordon.server.device;

import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.StoredDocument;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/** {@code GET /v1/root/{version}}: for auditors; a version never changes. */
public final class RootEndpoint implements Endpoint {
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private final Register register;

  @Inject
  public RootEndpoint(Register register) {
    this.register = register;
  }

  @Override
  public Answer answer(Call call) throws Refused {
    String version = call.parameter("version");
    if (!VERSION.matcher(version).matches()) {
      throw new Refused(Fault.NOT_FOUND);
    }
    return register
        .read(tables -> tables.roots().version(Long.parseLong(version)))
        .map(StoredDocument::envelope)
        .map(Answer::immutable)
        .orElseThrow(() -> new Refused(Fault.NOT_FOUND));
  }
}
