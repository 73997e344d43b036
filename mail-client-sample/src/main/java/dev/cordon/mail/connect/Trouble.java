package dev.cordon.mail.connect;

import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Turns the mail library's errors into ours. */
public final class Trouble {
  private Trouble() {}

  /** What {@code error}, met with the server {@code host}, means for the employee. */
  public static MailException of(Exception error, String host) {
    List<Throwable> chain = chain(error);
    List<String> kinds = new ArrayList<>();
    chain.forEach(each -> kinds.add(each.getClass().getSimpleName()));
    return new MailException(problem(chain), host, String.join(" > ", kinds));
  }

  private static Problem problem(List<Throwable> chain) {
    if (any(chain, CertificateException.class) || any(chain, SSLPeerUnverifiedException.class)) {
      return Problem.SERVER_NOT_TRUSTED;
    } else if (says(chain, "[EOF]") || says(chain, "response: -1")) {
      return Problem.CONNECTION_CUT; // in whatever it was doing, signing in too
    } else if (any(chain, AuthenticationFailedException.class)) {
      return Problem.SIGN_IN_REFUSED;
    } else if (any(chain, MailConnectException.class)) {
      return Problem.SERVER_UNREACHABLE;
    } else if (any(chain, FolderNotFoundException.class)) {
      return Problem.FOLDER_MISSING;
    } else if (any(chain, SMTPAddressFailedException.class)) {
      return Problem.RECIPIENT_REFUSED;
    } else if (any(chain, FolderClosedException.class)
        || any(chain, StoreClosedException.class)
        || any(chain, ConnectionException.class)
        || any(chain, IOException.class)) {
      return Problem.CONNECTION_CUT;
    } else if (any(chain, SendFailedException.class)) {
      return Problem.RECIPIENT_REFUSED;
    }
    return says(chain, "STARTTLS is required")
        ? Problem.ENCRYPTION_MISSING
        : Problem.SERVER_REFUSED;
  }

  /** For what the library has no type: its own words are the only sign. */
  private static boolean says(List<Throwable> chain, String words) {
    return chain.stream().anyMatch(each -> ("" + each.getMessage()).contains(words));
  }

  private static boolean any(List<Throwable> chain, Class<?> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  private static List<Throwable> chain(Throwable error) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = error;
    while (next != null && chain.size() < 20 && !chain.contains(next)) {
      chain.add(next);
      boolean more = next instanceof MessagingException;
      Throwable below = more ? ((MessagingException) next).getNextException() : null;
      next = below != null ? below : next.getCause();
    }
    return chain;
  }
}
