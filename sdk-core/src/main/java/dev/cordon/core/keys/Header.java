package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.policy.protocol.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * What the header pages hold. {@code docs/key-format.md} gives the bytes.
 *
 * @param containerId 16 random bytes
 * @param wrapEpoch counts the re-wrappings of the container key
 * @param shareNumber the server share that the wrapping needs; 0: none
 * @param pass the slot that the passcode opens
 * @param user the slot that a finger or face opens, if there is one
 * @param wrappedContainerKey the container key under the unlock secret (and the share)
 * @param generation which generation of domain slots the container key wraps, from 1
 */
record Header(
    Bytes containerId,
    long wrapEpoch,
    long shareNumber,
    PassSlot pass,
    Optional<UserSlot> user,
    Bytes wrappedContainerKey,
    long generation) {
  private static final byte WITHOUT_USER_SLOT = 1; // read only
  private static final byte WITHOUT_SHARE = 2; // read only
  private static final byte WITHOUT_GENERATION = 3; // read only
  private static final byte VERSION = 4;
  private static final byte SUITE_ARGON2ID_HKDF_SHA256_AES256GCM = 1;
  private static final int LONGEST_FIELD_BYTES = 1024;

  Header withPass(PassSlot slot) {
    return new Header(
        containerId, wrapEpoch, shareNumber, slot, user, wrappedContainerKey, generation);
  }

  Header withUser(Optional<UserSlot> slot) {
    return new Header(
        containerId, wrapEpoch, shareNumber, pass, slot, wrappedContainerKey, generation);
  }

  /**
   * The container key of {@code generation}, wrapped anew so that it needs share {@code number}.
   */
  Header rewrapped(long number, Bytes wrapped, long generation) {
    return new Header(containerId, wrapEpoch + 1, number, pass, user, wrapped, generation);
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(SUITE_ARGON2ID_HKDF_SHA256_AES256GCM);
      writeField(out, containerId);
      out.writeLong(wrapEpoch);
      out.writeLong(shareNumber);
      out.writeInt(pass.cost().memoryKib());
      out.writeInt(pass.cost().iterations());
      writeField(out, pass.salt());
      out.writeUTF(pass.vaultKey());
      writeField(out, pass.wrapped());
      writeField(out, wrappedContainerKey);
      writeUser(out, user);
      out.writeLong(generation);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static Header decode(byte[] encoded) throws ContainerDamagedException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
      byte version = in.readByte();
      boolean known = version >= WITHOUT_USER_SLOT && version <= VERSION;
      if (!known || in.readByte() != SUITE_ARGON2ID_HKDF_SHA256_AES256GCM) {
        throw new IOException("unknown version or suite");
      }
      Bytes containerId = readField(in);
      long wrapEpoch = in.readLong();
      long shareNumber = in.readLong();
      if (shareNumber < 0 || (version <= WITHOUT_SHARE && shareNumber != 0)) {
        throw new IOException("a share that this version has not");
      }
      PasscodeCost cost = new PasscodeCost(in.readInt(), in.readInt());
      PassSlot pass = new PassSlot(cost, readField(in), in.readUTF(), readField(in));
      Bytes wrapped = readField(in);
      Optional<UserSlot> user = version > WITHOUT_USER_SLOT ? readUser(in) : Optional.empty();
      long generation =
          version > WITHOUT_GENERATION ? in.readLong() : ContainerKey.FIRST_GENERATION;
      if (generation < ContainerKey.FIRST_GENERATION) {
        throw new IOException("a generation before the first");
      }
      Header header =
          new Header(containerId, wrapEpoch, shareNumber, pass, user, wrapped, generation);
      if (in.read() != -1) {
        throw new IOException("bytes after the end");
      }
      return header;
    } catch (IOException | IllegalArgumentException e) {
      throw new ContainerDamagedException(Reason.of(Reason.Code.CONTAINER_DAMAGED, "header"), e);
    }
  }

  private static void writeUser(DataOutputStream out, Optional<UserSlot> user) throws IOException {
    out.writeBoolean(user.isPresent());
    if (user.isPresent()) {
      out.writeUTF(user.get().vaultKey());
      writeField(out, user.get().sealed());
    }
  }

  private static Optional<UserSlot> readUser(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new UserSlot(in.readUTF(), readField(in)));
      default -> throw new IOException("neither a slot nor none");
    };
  }

  private static void writeField(DataOutputStream out, Bytes field) throws IOException {
    out.writeShort(field.size());
    out.write(field.toByteArray());
  }

  private static Bytes readField(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    if (length > LONGEST_FIELD_BYTES) {
      throw new IOException("field too long");
    }
    byte[] field = new byte[length];
    in.readFully(field);
    return Bytes.copyFrom(field);
  }
}
