package dev.cordon.server;

import dev.cordon.server.operation.Settings;
import dev.cordon.server.register.PostgresAddress;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a command would run with, and where each value is from; without secrets. */
final class EffectiveSettings {
  private final CommandSpec command;

  EffectiveSettings(CommandSpec command) {
    this.command = command;
  }

  void print(PrintWriter out, Map<String, String> environment) {
    command.options().stream()
        .filter(Settings::isSetting)
        .sorted(Comparator.comparing(Settings::key))
        .forEach(option -> out.println(line(option)));
    if (environment.containsKey(TlsOptions.PASSWORD_VARIABLE)) {
      out.println("tls-password=***  (environment " + TlsOptions.PASSWORD_VARIABLE + ")");
    }
    out.flush();
  }

  private String line(OptionSpec option) {
    Object value = option.getValue();
    Object inside = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    String text = inside == null ? "" : inside.toString();
    return Settings.key(option) + "=" + masked(option, text) + "  (" + source(option) + ")";
  }

  private static String masked(OptionSpec option, String text) {
    boolean mayHoldSecret = option.longestName().equals("--database") && !text.isEmpty();
    return mayHoldSecret
        ? PostgresAddress.parse(text).map(PostgresAddress::toString).orElse("***")
        : text;
  }

  private String source(OptionSpec option) {
    if (command.commandLine().getParseResult().hasMatchedOption(option)) {
      return "command line";
    }
    IDefaultValueProvider provider = command.defaultValueProvider();
    return (provider instanceof Settings settings
            ? settings.source(option)
            : Optional.<String>empty())
        .orElse("default");
  }
}
