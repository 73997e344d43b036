package dev.cordon.server.cli;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.Locale;
import java.util.Set;

/** A command did not do what was asked; nothing else happened. */
final class CommandFailed extends Exception implements Explained {
  /** The server's code for: a one-time password opens nothing by itself. */
  static final String CHANGE_REQUIRED = "PASSWORD_CHANGE_REQUIRED";

  /** The server's code for: a code of the second factor is asked for. */
  static final String CODE_NEEDED = "SECOND_FACTOR_NEEDED";

  private static final Messages MESSAGES = Messages.beside(CommandFailed.class, "cli");

  private static final Set<String> ABOUT_SIGNING_IN =
      Set.of(
          "SESSION_MISSING",
          "SIGN_IN_REFUSED",
          "SIGN_IN_TOO_SOON",
          "SECOND_FACTOR_REFUSED",
          "TOKEN_REFUSED",
          CODE_NEEDED,
          CHANGE_REQUIRED);

  private final int exitCode;
  private final String code;
  private final transient Explained words;

  /** Why a command failed on this side. */
  enum Problem {
    NOT_SIGNED_IN(ExitCode.NOT_SIGNED_IN),
    PASSWORD_MISSING(ExitCode.NOT_SIGNED_IN),
    NEW_PASSWORD_MISSING(ExitCode.NOT_SIGNED_IN),
    PASSWORDS_DIFFER(ExitCode.NOT_SIGNED_IN),
    CODE_MISSING(ExitCode.NOT_SIGNED_IN),
    TOKEN_MISSING(ExitCode.NOT_SIGNED_IN),
    LOG_CHANGED(ExitCode.REFUSED),
    HEAD_MALFORMED(ExitCode.USAGE),
    ADDRESS_MALFORMED(ExitCode.USAGE),
    PIN_MALFORMED(ExitCode.USAGE),
    /** {0}: what was typed. */
    DEVICE_UNKNOWN(ExitCode.REFUSED),
    /** {0}: what was typed. */
    DEVICE_AMBIGUOUS(ExitCode.REFUSED),
    NOT_CONFIRMED(ExitCode.USAGE),
    /** {0}: the file. */
    FILE_UNREADABLE(ExitCode.USAGE),
    /** {0}: the file. */
    PROFILE_UNUSABLE(ExitCode.NOT_SIGNED_IN),
    /** {0}: seconds waited. */
    NO_RECEIPT_YET(ExitCode.NO_RECEIPT_YET),
    DEVICE_FAILED(ExitCode.DEVICE_FAILED),
    POLICIES_CONTRADICT(ExitCode.REFUSED),
    ANSWER_MALFORMED(ExitCode.NO_CONNECTION);

    private final int exitCode;

    Problem(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  CommandFailed(Problem problem, Object... arguments) {
    this(
        problem.exitCode,
        problem.name(),
        locale -> MESSAGES.format(locale, problem.name(), arguments));
  }

  CommandFailed(int exitCode, String code, Explained words) {
    super(code);
    this.exitCode = exitCode;
    this.code = code;
    this.words = words;
  }

  /** The server refused, in its own words. */
  static CommandFailed refused(String code, String title) {
    int exitCode = ABOUT_SIGNING_IN.contains(code) ? ExitCode.NOT_SIGNED_IN : ExitCode.REFUSED;
    return new CommandFailed(exitCode, code, locale -> title);
  }

  /** What happened, for programs. */
  String code() {
    return code;
  }

  int exitCode() {
    return exitCode;
  }

  @Override
  public String text(Locale locale) {
    return words.text(locale);
  }
}
