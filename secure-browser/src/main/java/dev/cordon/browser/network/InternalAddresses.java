package dev.cordon.browser.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that do not belong to the public Internet: this device, the network it is in, and what
 * is set aside for documentation, tests and many receivers at once. Of IPv6 only what is given out
 * as global unicast counts as public, and an address that carries one of IPv4 is what that is.
 *
 * <p>Source: IANA's registries of special-purpose addresses (RFC 6890), IPv4 and IPv6, and of IPv6
 * address space.
 */
public final class InternalAddresses {
  private static final List<AddressBlock> IPV4 =
      AddressBlock.all(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // between a provider and its customers
          "127.0.0.0/8", // this device
          "169.254.0.0/16", // link-local; many clouds serve their secrets here
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");
  private static final List<AddressBlock> NOT_PUBLIC_ALL_THE_SAME =
      AddressBlock.all(
          "2001::/23", // protocol assignments: Teredo, benchmarks, identifiers
          "2001:db8::/32", // documentation
          "3fff::/20"); // documentation

  private static final AddressBlock MAPPED = new AddressBlock(mapped(), 96);
  private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96"); // RFC 6052
  private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16"); // RFC 3056

  private InternalAddresses() {}

  /** Whether {@code address} is one of them. */
  public static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? isInternal4(bytes) : isInternal6(bytes);
  }

  private static boolean isInternal4(byte[] address) {
    return IPV4.stream().anyMatch(block -> block.contains(address));
  }

  private static boolean isInternal6(byte[] address) {
    if (MAPPED.contains(address) || NAT64.contains(address)) {
      return isInternal4(Arrays.copyOfRange(address, 12, 16));
    }
    if (!GLOBAL_UNICAST.contains(address)
        || NOT_PUBLIC_ALL_THE_SAME.stream().anyMatch(block -> block.contains(address))) {
      return true;
    }
    return (SIX_TO_FOUR.contains(address) && isInternal4(Arrays.copyOfRange(address, 2, 6)))
        || (isIsatap(address) && isInternal4(Arrays.copyOfRange(address, 12, 16)));
  }

  /** RFC 5214, section 6.1. */
  private static boolean isIsatap(byte[] address) {
    return (address[8] & ~2) == 0
        && address[9] == 0
        && address[10] == 0x5E
        && address[11] == (byte) 0xFE;
  }

  /** {@code ::ffff:0:0}, which {@code InetAddress} would turn into one of IPv4. */
  private static byte[] mapped() {
    byte[] prefix = new byte[16];
    prefix[10] = (byte) 0xFF;
    prefix[11] = (byte) 0xFF;
    return prefix;
  }
}
