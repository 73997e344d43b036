package dev.cordon.browser.network;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B5")
class InternalAddressesTest {
  /** First and last of each block. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.0",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.0.0",
        "169.254.169.254",
        "169.254.255.255",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.0",
        "192.0.0.255",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.0",
        "239.255.255.255",
        "240.0.0.0",
        "255.255.255.254",
        "255.255.255.255",
        "::",
        "::1",
        "::2",
        "::8.8.8.8",
        "::127.0.0.1",
        "::ffff:0:8.8.8.8",
        "100::1",
        "64:ff9b:1::1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::127.0.0.1",
        "fc00::",
        "fdff:ffff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "5f00::1",
        "4000::1",
        "1fff:ffff::1",
        "2001::1",
        "2001:0:7f00:1::",
        "2001:2::1",
        "2001:10::1",
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "2001:db8:ffff::1",
        "3fff::1",
        "3fff:fff::1",
        "2002:a00:1::1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2002:a9fe:a9fe::",
        "2400:1::5efe:10.0.0.1",
        "2400:1::200:5efe:192.168.1.1"
      })
  void areInternal(String address) throws UnknownHostException {
    assertTrue(InternalAddresses.contains(InetAddress.getByName(address)));
  }

  /** The neighbours of each block. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "2000::",
        "2001:200::1",
        "2001:db7:ffff::1",
        "2001:db9::1",
        "2400:cb00::1",
        "3ffe::1",
        "3fff:1000::1",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2400:1::5efe:8.8.8.8",
        "2400:1::1:5efe:10.0.0.1"
      })
  void arePublic(String address) throws UnknownHostException {
    assertFalse(InternalAddresses.contains(InetAddress.getByName(address)));
  }

  /** A resolver may hand them out as they are; InetAddress' own parser would unwrap them. */
  @Test
  void anAddressOfIpv4MappedIntoIpv6IsWhatItCarries() throws UnknownHostException {
    assertTrue(InternalAddresses.contains(mapped(127, 0, 0, 1)));
    assertTrue(InternalAddresses.contains(mapped(10, 1, 2, 3)));
    assertFalse(InternalAddresses.contains(mapped(8, 8, 8, 8)));
  }

  @Test
  void aZoneChangesNothing() throws UnknownHostException {
    byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();
    byte[] global = InetAddress.getByName("2400:cb00::1").getAddress();
    assertTrue(InternalAddresses.contains(Inet6Address.getByAddress("x", linkLocal, 1)));
    assertFalse(InternalAddresses.contains(Inet6Address.getByAddress("x", global, 1)));
  }

  private static InetAddress mapped(int a, int b, int c, int d) throws UnknownHostException {
    byte[] address = new byte[16];
    address[10] = (byte) 0xFF;
    address[11] = (byte) 0xFF;
    int[] parts = {a, b, c, d};
    for (int i = 0; i < 4; i++) {
      address[12 + i] = (byte) parts[i];
    }
    return Inet6Address.getByAddress("x", address, -1);
  }
}
