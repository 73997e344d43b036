package dev.cordon.browser.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** All addresses that begin with the same bits (RFC 4632, RFC 4291 section 2.3). Immutable. */
final class AddressBlock {
  private final byte[] prefix;
  private final int bits;

  /**
   * A block.
   *
   * @param prefix an address of it, which is not changed any more
   * @param bits how many of its bits count
   */
  AddressBlock(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /** Reads the written form, such as {@code 10.0.0.0/8}. */
  static AddressBlock of(String written) {
    int slash = written.indexOf('/');
    try {
      // An address in figures is read and not looked up.
      InetAddress address = InetAddress.getByName(written.substring(0, slash));
      return new AddressBlock(address.getAddress(), Integer.parseInt(written.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(written, e);
    }
  }

  static List<AddressBlock> all(String... written) {
    List<AddressBlock> blocks = new ArrayList<>();
    for (String block : written) {
      blocks.add(of(block));
    }
    return blocks;
  }

  /** Whether {@code address}, as long as the prefix, is in the block. */
  boolean contains(byte[] address) {
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != prefix[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || (address[whole] ^ prefix[whole]) >> (8 - rest) == 0;
  }
}
