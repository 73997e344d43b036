package dev.cordon.server.register;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database: {@code postgresql://[user[:password]@]host[:port][,…]/database[?…]}. What
 * comes after the question mark are the driver's own properties. A host that is not this machine is
 * spoken to over TLS with its certificate checked, unless {@code sslmode} says otherwise.
 */
public final class PostgresAddress {
  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^@/?]*)@)?([^@/?]+)/([^/?]+)(?:\\?(.*))?");
  private static final Pattern SECRET = Pattern.compile("(^|&)password=");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final int CONNECT_SECONDS = 5;

  private final String url;
  private final String shown;
  private final String[] login;
  private final boolean hasSecret;

  private PostgresAddress(Matcher parts) {
    String hosts = parts.group(2);
    String properties = Optional.ofNullable(parts.group(4)).orElse("");
    this.shown = "postgresql://" + hosts + "/" + parts.group(3);
    String start = "jdbc:" + shown + "?" + properties;
    this.url =
        properties.contains("sslmode=") || isHere(hosts) ? start : start + "&sslmode=verify-full";
    this.login = Optional.ofNullable(parts.group(1)).orElse("").split(":", 2);
    this.hasSecret = login.length == 2 || SECRET.matcher(properties).find();
  }

  /** The database that {@code text} names; empty if it names none. */
  public static Optional<PostgresAddress> parse(String text) {
    Matcher parts = URL.matcher(text);
    return parts.matches() ? Optional.of(new PostgresAddress(parts)) : Optional.empty();
  }

  /** Whether it holds a password, which has no place on a command line. */
  public boolean hasSecret() {
    return hasSecret;
  }

  PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    if (!login[0].isEmpty()) {
      source.setUser(decode(login[0]));
    }
    if (login.length == 2) {
      source.setPassword(decode(login[1]));
    }
    source.setApplicationName("mam");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    return source;
  }

  /** Where it is, without who asks. */
  @Override
  public String toString() {
    return shown;
  }

  private static boolean isHere(String hosts) {
    return Arrays.stream(hosts.split(",", -1))
        .map(host -> host.replaceFirst(":[0-9]+$", ""))
        .allMatch(THIS_MACHINE::contains);
  }

  private static String decode(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
