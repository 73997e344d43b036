package dev.cordon.server.register;

import java.util.Locale;

/** What an administrator may do. Names are stable: they are stored. */
public enum AdminRole {
  /** Says who else is an administrator, and with which roles. */
  OWNER,
  /** Decides: policies and lists of harmful apps. */
  AUTHOR,
  /** Agrees to what others ordered, never to their own. */
  APPROVER,
  /** Operates: invitations, and commands to devices. */
  OPERATOR,
  /** Looks: what devices recorded, and what administrators did. */
  AUDITOR;

  /** The role in messages, commands and documents. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
