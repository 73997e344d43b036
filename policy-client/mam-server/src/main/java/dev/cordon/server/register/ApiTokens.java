package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** API tokens by their hash; the token itself is nowhere. Revoked ones stay, for the log's sake. */
public final class ApiTokens {
  private final Handle handle;

  ApiTokens(Handle handle) {
    this.handle = handle;
  }

  /**
   * One token.
   *
   * @param administrator for whom it acts
   * @param name unique among that administrator's, for ever
   * @param roles what it may do at most
   */
  public record ApiToken(
      String administrator,
      String name,
      Set<AdminRole> roles,
      Instant created,
      Instant expires,
      Optional<Instant> lastUsed,
      Optional<Instant> revoked) {

    static ApiToken of(ResultSet row) throws SQLException {
      return new ApiToken(
          row.getString("administrator"),
          row.getString("name"),
          roles(row.getString("roles")),
          Instant.ofEpochMilli(row.getLong("created_at")),
          Instant.ofEpochMilli(row.getLong("expires_at")),
          instant(row.getObject("last_used_at")),
          instant(row.getObject("revoked_at")));
    }

    private static Set<AdminRole> roles(String words) {
      return Arrays.stream(words.split(",", -1))
          .map(AdminRole::valueOf)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(AdminRole.class)));
    }

    private static Optional<Instant> instant(@Nullable Object millis) {
      return millis instanceof Number number
          ? Optional.of(Instant.ofEpochMilli(number.longValue()))
          : Optional.empty();
    }
  }

  /** Adds one. */
  public void add(ApiToken added, String tokenSha256) {
    handle
        .createUpdate(
            "insert into api_token"
                + " (administrator, name, token_sha256, roles, created_at, expires_at)"
                + " values (:administrator, :name, :token, :roles, :created, :expires)")
        .bind("administrator", added.administrator())
        .bind("name", added.name())
        .bind("token", tokenSha256)
        .bind("roles", added.roles().stream().map(Enum::name).collect(Collectors.joining(",")))
        .bind("created", added.created().toEpochMilli())
        .bind("expires", added.expires().toEpochMilli())
        .execute();
  }

  /** The one with that hash, usable or not. */
  public Optional<ApiToken> withHash(String tokenSha256) {
    return handle
        .createQuery("select * from api_token where token_sha256 = :token")
        .bind("token", tokenSha256)
        .map((row, context) -> ApiToken.of(row))
        .findOne();
  }

  /** The one of that name, usable or not. */
  public Optional<ApiToken> find(String administrator, String name) {
    return handle
        .createQuery(
            "select * from api_token where administrator = :administrator and name = :name")
        .bind("administrator", administrator)
        .bind("name", name)
        .map((row, context) -> ApiToken.of(row))
        .findOne();
  }

  /** All, by administrator and name. */
  public List<ApiToken> all() {
    return handle
        .createQuery("select * from api_token order by administrator, name")
        .map((row, context) -> ApiToken.of(row))
        .list();
  }

  /** Notes that it was used. */
  public void used(ApiToken token, Instant now) {
    set("last_used_at", token, now);
  }

  /** Ends it for good. */
  public void revoke(ApiToken token, Instant now) {
    set("revoked_at", token, now);
  }

  private void set(String column, ApiToken token, Instant now) {
    handle
        .createUpdate(
            "update api_token set "
                + column
                + " = :now where administrator = :administrator and name = :name")
        .bind("now", now.toEpochMilli())
        .bind("administrator", token.administrator())
        .bind("name", token.name())
        .execute();
  }
}
