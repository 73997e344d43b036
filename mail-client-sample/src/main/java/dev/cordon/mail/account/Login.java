package dev.cordon.mail.account;

/** User name and password; a string, because the mail protocols' library takes nothing else. */
public record Login(String user, String password) {
  @Override
  public String toString() {
    return "Login[redacted]";
  }
}
