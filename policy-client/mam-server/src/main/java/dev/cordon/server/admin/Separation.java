package dev.cordon.server.admin;

import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;

/** Two pairs of eyes: nobody approves what they ordered or wrote themselves. */
public final class Separation {
  private Separation() {}

  /**
   * Refuses if both are the same person; a token counts as whom it acts for.
   *
   * @param approver who approves, as an endpoint hears it
   * @param author who ordered or wrote, as it was stored
   */
  public static void mustBeAnother(String approver, String author) throws Refused {
    if (person(approver).equals(person(author))) {
      throw new Refused(Fault.OWN_WORK);
    }
  }

  /** No administrator's name has a slash. */
  private static String person(String actor) {
    int slash = actor.indexOf('/');
    return slash < 0 ? actor : actor.substring(0, slash);
  }
}
