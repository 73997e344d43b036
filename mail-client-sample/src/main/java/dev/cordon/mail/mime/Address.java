package dev.cordon.mail.mime;

/**
 * Somebody with a mail address.
 *
 * @param name the display name; empty if there is none
 * @param mail the address as written; in a broken header it may not be a valid one
 */
public record Address(String name, String mail) {
  /** As shown to a person. */
  public String shown() {
    return name.isEmpty() ? mail : name + " <" + mail + ">";
  }
}
