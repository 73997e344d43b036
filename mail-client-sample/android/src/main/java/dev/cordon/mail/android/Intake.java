package dev.cordon.mail.android;

import android.content.Intent;
import android.net.Uri;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import org.jspecify.annotations.Nullable;

/**
 * What an intent from outside asks for. Any app can send one, so only the action and the data are
 * looked at, and extras never: unpacking them would make objects of the sender's choice.
 */
sealed interface Intake {
  /** The app was started, nothing more. */
  record Start() implements Intake {}

  /** A link that is an invitation. */
  record Invited(Invitation invitation) implements Intake {}

  /** A link that is none. */
  record Refused() implements Intake {}

  /** Judges {@code intent}. */
  static Intake of(@Nullable Intent intent) {
    if (intent == null || !Intent.ACTION_VIEW.equals(intent.getAction())) {
      return new Start();
    }
    Uri data = intent.getData();
    try {
      return data == null ? new Refused() : new Invited(Invitation.parse(data.toString()));
    } catch (DocumentRefusedException e) {
      return new Refused();
    }
  }
}
