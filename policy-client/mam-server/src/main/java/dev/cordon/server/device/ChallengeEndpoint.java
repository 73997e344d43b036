package dev.cordon.server.device;

import dev.cordon.policy.protocol.wire.Challenge;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import jakarta.inject.Inject;

/**
 * {@code GET /v1/challenges/{enrolment}}: the word to measure for. Given to anybody for any
 * enrolment, known or not, so that it tells nothing; of use to that enrolment's key alone.
 */
public final class ChallengeEndpoint implements Endpoint {
  private final Challenges challenges;

  @Inject
  public ChallengeEndpoint(Challenges challenges) {
    this.challenges = challenges;
  }

  @Override
  public Answer answer(Call call) {
    Challenge challenge = new Challenge(challenges.next(call.parameter("enrolment")));
    return Answer.written(200, challenge.toBytes());
  }
}
