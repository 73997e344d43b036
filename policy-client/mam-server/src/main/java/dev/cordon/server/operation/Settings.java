package dev.cordon.server.operation;

import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is not typed: from the environment ({@code --public-url} is {@code MAM_PUBLIC_URL}), else
 * from a file of properties ({@code public-url=…}).
 */
public final class Settings implements IDefaultValueProvider {
  private static final Set<String> TYPED_ONLY = Set.of("config", "check", "help", "version");

  private final Map<String, String> environment;
  private final Optional<Path> file;
  private final Properties properties;

  private Settings(Map<String, String> environment, Optional<Path> file, Properties properties) {
    this.environment = environment;
    this.file = file;
    this.properties = properties;
  }

  /** Reads {@code file}, which must hold nothing but settings of {@code command}. */
  public static Settings read(
      Map<String, String> environment, Optional<Path> file, CommandSpec command)
      throws StartException {
    Properties properties = new Properties();
    if (file.isPresent()) {
      try (Reader text = Files.newBufferedReader(file.get())) {
        properties.load(text);
      } catch (IOException | IllegalArgumentException e) {
        throw new StartException(Problem.CONFIG_UNREADABLE, file.get().toString(), e);
      }
      refuseUnknown(file.get(), properties, command);
      refuseOpenSecret(file.get(), properties);
    }
    return new Settings(environment, file, properties);
  }

  /** The name of {@code option} in a file. */
  public static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  /** The name of {@code option} in the environment. */
  public static String variable(OptionSpec option) {
    return "MAM_" + key(option).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Whether {@code option} may stand elsewhere than on the command line. */
  public static boolean isSetting(OptionSpec option) {
    return !option.inherited() && !TYPED_ONLY.contains(key(option));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    // Picocli's own way to say that there is nothing.
    return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
  }

  /** Where {@code option} has its value from, if it was not typed; empty: from the code. */
  public Optional<String> source(OptionSpec option) {
    if (!isSetting(option)) {
      return Optional.empty();
    }
    return inEnvironment(option).isPresent()
        ? Optional.of("environment " + variable(option))
        : inFile(option).flatMap(unused -> file).map(Path::toString);
  }

  private Optional<String> value(OptionSpec option) {
    return isSetting(option) ? inEnvironment(option).or(() -> inFile(option)) : Optional.empty();
  }

  private Optional<String> inEnvironment(OptionSpec option) {
    return Optional.ofNullable(environment.get(variable(option))).filter(text -> !text.isEmpty());
  }

  private Optional<String> inFile(OptionSpec option) {
    return Optional.ofNullable(properties.getProperty(key(option))).map(String::trim);
  }

  private static void refuseUnknown(Path file, Properties properties, CommandSpec command)
      throws StartException {
    Set<String> known =
        command.options().stream()
            .filter(Settings::isSetting)
            .map(Settings::key)
            .collect(Collectors.toSet());
    for (String key : properties.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw new StartException(Problem.CONFIG_KEY_UNKNOWN, file + ": " + key);
      }
    }
  }

  /** The one setting that may hold a password. */
  private static void refuseOpenSecret(Path file, Properties properties) throws StartException {
    try {
      boolean knowsModes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (properties.containsKey("database")
          && knowsModes
          && Files.getPosixFilePermissions(file.toRealPath(), LinkOption.NOFOLLOW_LINKS)
              .contains(PosixFilePermission.OTHERS_READ)) {
        throw new StartException(Problem.CONFIG_OPEN_TO_ALL, file.toString());
      }
    } catch (IOException e) {
      throw new StartException(Problem.CONFIG_UNREADABLE, file.toString(), e);
    }
  }
}
