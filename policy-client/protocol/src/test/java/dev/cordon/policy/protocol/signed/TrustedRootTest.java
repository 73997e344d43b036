package dev.cordon.policy.protocol.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("H1")
class TrustedRootTest {
  private static final Instant NOW = Tenant.NOW;
  private static final Instant EXPIRES = NOW.plus(Duration.ofDays(30));

  private final Tenant tenant = new Tenant();

  @Nested
  class TheFirst {
    @Test
    void isBelievedByItsHash() throws Exception {
      TrustedRoot root = TrustedRoot.first(Envelope.parse(tenant.rootOne.toBytes()), tenant.id);
      assertEquals(1, root.version());
      assertEquals(tenant.rootBody(), root.root());
    }

    @Test
    void ofAnotherTenantIsRefused() {
      assertRefused(
          Code.DOCUMENT_WRONG_TARGET, () -> TrustedRoot.first(tenant.rootOne, new Tenant().id));
    }

    @Test
    void signedByTooFewOfItsOwnKeysIsRefused() {
      Envelope half = Tenant.root("", 1, tenant.rootBody(), tenant.rootSigners.subList(0, 1));
      assertRefused(
          Code.DOCUMENT_BAD_SIGNATURE, () -> TrustedRoot.first(half, half.payloadSha256()));
    }

    @Test
    void signedTwiceByTheSameKeyCountsOnce() {
      Signer one = tenant.rootSigners.get(0);
      Envelope twice = Tenant.root("", 1, tenant.rootBody(), List.of(one, one));
      assertEquals(2, twice.signatures().size());
      assertRefused(
          Code.DOCUMENT_BAD_SIGNATURE, () -> TrustedRoot.first(twice, twice.payloadSha256()));
    }

    @Test
    void ofAnotherVersionIsRefused() {
      Envelope two = Tenant.root("", 2, tenant.rootBody(), tenant.rootSigners);
      assertRefused(Code.DOCUMENT_MALFORMED, () -> TrustedRoot.first(two, two.payloadSha256()));
    }
  }

  @Nested
  class TheNext {
    private final List<Signer> newSigners = List.of(Tenant.newSigner(), Tenant.newSigner());
    private final Root newBody = tenant.rootBody(newSigners, 2);
    private final List<Signer> all =
        List.of(
            tenant.rootSigners.get(0),
            tenant.rootSigners.get(1),
            newSigners.get(0),
            newSigners.get(1));

    @Test
    void signedByOldAndNewIsBelieved() throws Exception {
      TrustedRoot second = tenant.trusted().advance(Tenant.root(tenant.id, 2, newBody, all));
      assertEquals(2, second.version());
      assertEquals(newBody, second.root());
      assertEquals(second.root(), TrustedRoot.stored(second.envelope(), tenant.id).root());
    }

    @Test
    void theOldKeysAreWorthNothingAfterwards() throws Exception {
      TrustedRoot second = tenant.trusted().advance(Tenant.root(tenant.id, 2, newBody, all));
      Envelope third = Tenant.root(tenant.id, 3, tenant.rootBody(), tenant.rootSigners);
      assertRefused(Code.DOCUMENT_BAD_SIGNATURE, () -> second.advance(third));
    }

    @Test
    void signedByTheNewKeysAloneIsRefused() {
      refused(Code.DOCUMENT_BAD_SIGNATURE, Tenant.root(tenant.id, 2, newBody, newSigners));
    }

    @Test
    void signedByTheOldKeysAloneIsRefused() {
      refused(Code.DOCUMENT_BAD_SIGNATURE, Tenant.root(tenant.id, 2, newBody, tenant.rootSigners));
    }

    @Test
    void signedByOneOldKeyOfTwoIsRefused() {
      refused(Code.DOCUMENT_BAD_SIGNATURE, Tenant.root(tenant.id, 2, newBody, all.subList(1, 4)));
    }

    @Test
    void thatSkipsAVersionIsRefused() {
      refused(Code.DOCUMENT_MALFORMED, Tenant.root(tenant.id, 3, newBody, all));
    }

    @Test
    void thatIsNotNewerIsARollback() {
      refused(Code.DOCUMENT_ROLLED_BACK, Tenant.root(tenant.id, 1, newBody, all));
    }

    @Test
    void ofAnotherTenantIsRefused() {
      refused(Code.DOCUMENT_WRONG_TARGET, Tenant.root(new Tenant().id, 2, newBody, all));
      refused(Code.DOCUMENT_WRONG_TARGET, Tenant.root("", 2, newBody, all));
    }

    private void refused(Code code, Envelope next) {
      assertRefused(code, () -> tenant.trusted().advance(next));
    }
  }

  @Nested
  class ADocument {
    @Test
    void thatIsGoodIsBelieved() throws Exception {
      assertEquals(Policy.DEFAULT, judge(policy(5, tenant.policy), 5).body());
      assertEquals(Policy.DEFAULT, judge(policy(6, tenant.policy), 5).body());
    }

    @Test
    void signedByTheKeyOfAnotherRoleIsRefused() {
      for (Signer wrong :
          List.of(tenant.state, tenant.command, tenant.rootSigners.get(0), Tenant.newSigner())) {
        assertRefused(Code.DOCUMENT_BAD_SIGNATURE, () -> judge(policy(5, wrong), 5));
      }
    }

    @Test
    void thatClaimsTheRightKeyIdWithAnotherKeysSignatureIsRefused() throws Exception {
      Envelope wrong = policy(5, tenant.state);
      Signature claimed =
          new Signature(tenant.policy.key().id(), wrong.signatures().get(0).base64());
      Envelope forged = new Envelope(DocumentKind.POLICY, wrong.payload(), List.of(claimed));
      assertRefused(Code.DOCUMENT_BAD_SIGNATURE, () -> judge(forged, 5));
    }

    @Test
    void withoutAnySignatureIsRefused() {
      Envelope bare =
          new Envelope(DocumentKind.POLICY, policy(5, tenant.policy).payload(), List.of());
      assertRefused(Code.DOCUMENT_BAD_SIGNATURE, () -> judge(bare, 5));
    }

    @Test
    void thatIsOlderThanOneSeenIsARollback() {
      Reason reason =
          assertRefused(Code.DOCUMENT_ROLLED_BACK, () -> judge(policy(4, tenant.policy), 5));
      assertEquals(List.of("4", "5"), reason.arguments());
    }

    @Test
    void isRefusedFromTheInstantOfItsExpiry() throws Exception {
      Envelope signed = policy(5, tenant.policy);
      TrustedRoot root = tenant.trusted();
      Instant last = EXPIRES.minusNanos(1);
      root.verify(signed, Wire.POLICY, new Expect(tenant.id, Document.DEVICES, 1, last));
      assertRefused(
          Code.DOCUMENT_EXPIRED,
          () ->
              root.verify(
                  signed, Wire.POLICY, new Expect(tenant.id, Document.DEVICES, 1, EXPIRES)));
    }

    @Test
    void forAnotherTenantOrTargetIsRefused() throws Exception {
      Envelope signed = policy(5, tenant.policy);
      TrustedRoot root = tenant.trusted();
      for (Expect expect :
          List.of(
              new Expect("0".repeat(64), Document.DEVICES, 1, NOW),
              new Expect(tenant.id, "someone-else", 1, NOW))) {
        assertRefused(Code.DOCUMENT_WRONG_TARGET, () -> root.verify(signed, Wire.POLICY, expect));
      }
    }

    @Test
    void underAnExpiredRootIsRefused() {
      Instant late = NOW.plus(Duration.ofDays(3650));
      Envelope signed =
          Tenant.sign(
              Wire.POLICY,
              new Document<>(
                  tenant.id, Document.DEVICES, 5, NOW, late.plusSeconds(60), Policy.DEFAULT),
              List.of(tenant.policy));
      assertRefused(
          Code.DOCUMENT_EXPIRED,
          () ->
              tenant
                  .trusted()
                  .verify(signed, Wire.POLICY, new Expect(tenant.id, Document.DEVICES, 1, late)));
    }

    @Test
    void thatExpiresBeforeItWasIssuedIsMalformed() {
      Envelope signed =
          Tenant.sign(
              Wire.POLICY,
              new Document<>(tenant.id, Document.DEVICES, 5, EXPIRES, NOW, Policy.DEFAULT),
              List.of(tenant.policy));
      assertRefused(Code.DOCUMENT_MALFORMED, () -> judge(signed, 5));
    }

    private Envelope policy(long version, Signer signer) {
      return Tenant.sign(
          Wire.POLICY,
          new Document<>(tenant.id, Document.DEVICES, version, NOW, EXPIRES, Policy.DEFAULT),
          List.of(signer));
    }

    private Document<Policy> judge(Envelope signed, long seen) throws Exception {
      return tenant
          .trusted()
          .verify(signed, Wire.POLICY, new Expect(tenant.id, Document.DEVICES, seen, NOW));
    }
  }

  private static Reason assertRefused(Code code, Executable executable) {
    Reason reason = assertThrows(DocumentRefusedException.class, executable).reason();
    assertEquals(code, reason.code());
    return reason;
  }
}
