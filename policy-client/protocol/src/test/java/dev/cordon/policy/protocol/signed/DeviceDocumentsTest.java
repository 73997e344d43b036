package dev.cordon.policy.protocol.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.P256Signer;
import dev.cordon.policy.protocol.wire.Samples;
import dev.cordon.policy.protocol.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("H1")
@Tag("I2")
class DeviceDocumentsTest {
  private static final Instant NOW = Tenant.NOW;
  private static final String TENANT = "a".repeat(64);

  private final P256Signer device = new P256Signer();
  private final Envelope checkIn = sign(Wire.CHECK_IN, Samples.CHECK_IN);

  @Test
  void whatADeviceSaysIsReadBackWhole() throws Exception {
    Envelope travelled = Envelope.parse(checkIn.toBytes());
    assertEquals(Samples.CHECK_IN, judge(travelled, NOW).body());
  }

  @Test
  void anotherDevicesSignatureIsRefused() {
    assertRefused(
        Code.DOCUMENT_BAD_SIGNATURE,
        () -> DeviceDocuments.verify(checkIn, Wire.CHECK_IN, new P256Signer().key(), TENANT, NOW));
  }

  @Test
  void forAnotherTenantItIsRefused() {
    assertRefused(
        Code.DOCUMENT_WRONG_TARGET,
        () -> DeviceDocuments.verify(checkIn, Wire.CHECK_IN, device.key(), "b".repeat(64), NOW));
  }

  @Test
  void itIsValidForTenMinutesAroundTheServersTime() throws Exception {
    judge(checkIn, NOW.plus(Duration.ofMinutes(10)).minusMillis(1));
    judge(checkIn, NOW.minus(Duration.ofMinutes(10)));
    assertRefused(Code.DOCUMENT_EXPIRED, () -> judge(checkIn, NOW.plus(Duration.ofMinutes(10))));
    assertRefused(
        Code.DOCUMENT_EXPIRED,
        () -> judge(checkIn, NOW.minus(Duration.ofMinutes(10)).minusMillis(1)));
  }

  @Test
  void aReceiptMayComeLateAndFromAWrongClock() throws Exception {
    Envelope receipt = sign(Wire.RECEIPT, Samples.RECEIPT);
    for (Instant when : new Instant[] {NOW.plus(Duration.ofDays(4000)), Instant.EPOCH}) {
      DeviceDocuments.verify(receipt, Wire.RECEIPT, device.key(), TENANT, when);
    }
  }

  @Test
  void oneKindDoesNotPassForAnother() {
    assertRefused(
        Code.DOCUMENT_MALFORMED,
        () -> DeviceDocuments.verify(checkIn, Wire.LISTEN, device.key(), TENANT, NOW));
  }

  @Test
  void anEnrolmentProvesThatItsSenderHoldsTheKeyItNames() throws Exception {
    Envelope own = sign(Wire.ENROLMENT, Samples.enrolment(device.key()));
    assertEquals(
        device.key(),
        DeviceDocuments.verifyFirst(own, Wire.ENROLMENT, e -> e.deviceKey(), TENANT, NOW)
            .body()
            .deviceKey());

    Envelope stolen = sign(Wire.ENROLMENT, Samples.enrolment(new P256Signer().key()));
    assertRefused(
        Code.DOCUMENT_BAD_SIGNATURE,
        () -> DeviceDocuments.verifyFirst(stolen, Wire.ENROLMENT, e -> e.deviceKey(), TENANT, NOW));
  }

  @Test
  @Tag("K1")
  void freeTextWhereAnIdBelongsNeverLeaves() {
    assertThrows(
        IllegalArgumentException.class,
        () -> sign(Wire.LISTEN, new Listen("e1", "my private note")));
  }

  private <T> Envelope sign(DocumentType<T> type, T body) {
    try {
      return DeviceDocuments.sign(type, body, device, TENANT, NOW);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Document<?> judge(Envelope envelope, Instant now) throws DocumentRefusedException {
    return DeviceDocuments.verify(envelope, Wire.CHECK_IN, device.key(), TENANT, now);
  }

  private static void assertRefused(Code code, Executable executable) {
    assertEquals(code, assertThrows(DocumentRefusedException.class, executable).reason().code());
  }
}
