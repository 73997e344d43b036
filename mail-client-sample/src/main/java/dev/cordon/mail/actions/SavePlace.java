package dev.cordon.mail.actions;

import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import java.io.IOException;
import java.io.OutputStream;

/** Where an employee wants to save a file. */
public interface SavePlace {
  /** What kind of place it is. */
  SaveTarget target();

  /** A new file there; asked for only after the gate has agreed. */
  OutputStream create(String name) throws IOException;
}
