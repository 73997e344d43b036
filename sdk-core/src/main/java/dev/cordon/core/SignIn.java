package dev.cordon.core;

import dev.cordon.core.access.IdToken;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;

/**
 * Signing in to the organisation (OpenID Connect) every {@code access.signInAgainHours}
 * (requirement D4). The app brings its own OIDC library; the container says when, asks a question
 * that only a fresh answer fits, and knows its account again.
 *
 * <p>When it is due the container is {@link ContainerState.Blocked} with {@code SIGN_IN_DUE}; it is
 * told before by {@link Container#notices}. Then: {@link #ask}; an authorization request with that
 * {@code nonce} and {@code max_age=0}; the library verifies the ID token; {@link #signedIn}. The
 * core does not verify the token's signature: what this is worth against a changed app stands in
 * {@code docs/access.md}. Safe for many threads.
 */
public interface SignIn {
  /** Why the container is closed until the next sign-in; empty if it is not. */
  Optional<Reason> whyClosed();

  /** The nonce for the next authorization request; an earlier one no longer counts. */
  String ask();

  /**
   * The employee signed in. Durable on return; the passcode opens the container again.
   *
   * @param token verified by the app's OIDC library
   * @throws dev.cordon.core.error.SignInRefusedException if it does not answer the last question,
   *     if it rests on an earlier session, or if it is not the account of the first sign-in
   */
  void signedIn(IdToken token) throws ContainerException;
}
