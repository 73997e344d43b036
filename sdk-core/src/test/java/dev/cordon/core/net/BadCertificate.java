package dev.cordon.core.net;

import static dev.cordon.core.net.Certificates.ROOT;

import dev.cordon.policy.protocol.Reason.Code;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Servers on localhost that nobody should speak to, and why: rows of docs/network.md. */
record BadCertificate(String what, Code expected, Supplier<SSLContext> made) {
  static List<BadCertificate> wall() {
    return List.of(
        bad("expired", Code.SERVER_CERTIFICATE_EXPIRED, () -> alone(server().valid(-48, -24))),
        bad(
            "not yet valid",
            Code.SERVER_CERTIFICATE_TOO_EARLY,
            () -> alone(server().valid(24, 48))),
        bad(
            "for another host",
            Code.SERVER_NAME_WRONG,
            () -> alone(Forged.by(ROOT).named("other.example"))),
        bad(
            "names the host in its common name only",
            Code.SERVER_NAME_WRONG,
            () -> alone(Forged.by(ROOT))),
        bad("for `*`", Code.SERVER_NAME_WRONG, () -> alone(Forged.by(ROOT).named("*"))),
        bad(
            "a star within a label",
            Code.SERVER_NAME_WRONG,
            () -> alone(Forged.by(ROOT).named("l*host"))),
        bad(
            "a NUL after the name, then another name",
            Code.SERVER_NAME_WRONG,
            () -> alone(Forged.by(ROOT).named("localhost\0.evil.example"))),
        bad("self-signed", Code.SERVER_SELF_SIGNED, BadCertificate::selfSigned),
        bad(
            "of an unknown root",
            Code.SERVER_ISSUER_UNKNOWN,
            () -> alone(Forged.by(Certificates.OTHER_ROOT).named("localhost"))),
        bad(
            "of another root with the name of the trusted one",
            Code.SERVER_ISSUER_UNKNOWN,
            () -> alone(Forged.by(Certificates.root("Organisation root")).named("localhost"))),
        bad(
            "its issuer is not sent along",
            Code.SERVER_ISSUER_UNKNOWN,
            () -> alone(Forged.by(middle()).named("localhost"))),
        bad(
            "its issuer expired",
            Code.SERVER_CERTIFICATE_EXPIRED,
            () -> under(Forged.by(ROOT).authority("Middle", true).valid(-48, -24))),
        bad(
            "its issuer is no authority (`CA:false`)",
            Code.SERVER_CERTIFICATE_MISUSED,
            () -> under(Forged.by(ROOT).authority("Middle", false))),
        bad(
            "its issuer is a server's certificate",
            Code.SERVER_CERTIFICATE_MISUSED,
            () -> under(Forged.by(ROOT).nobody("Middle").named("middle.example"))),
        bad(
            "deeper below an authority than that may go",
            Code.SERVER_CERTIFICATE_MISUSED,
            BadCertificate::tooDeep),
        bad(
            "its issuer may vouch for other names only",
            Code.SERVER_CERTIFICATE_MISUSED,
            () -> under(Forged.by(ROOT).authority("Middle", true).permits("other.example"))),
        bad(
            "for clients only",
            Code.SERVER_CERTIFICATE_MISUSED,
            () -> alone(server().purpose(KeyPurposeId.id_kp_clientAuth))),
        bad(
            "an unknown critical extension",
            Code.SERVER_CERTIFICATE_MISUSED,
            () ->
                alone(server().with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE))),
        bad(
            "signed with SHA-1",
            Code.SERVER_CERTIFICATE_WEAK,
            () -> alone(server().signature("SHA1withECDSA"))),
        bad(
            "its issuer signed with SHA-1",
            Code.SERVER_CERTIFICATE_WEAK,
            () -> under(Forged.by(ROOT).authority("Middle", true).signature("SHA1withECDSA"))),
        bad("signed with MD5", Code.SERVER_CERTIFICATE_WEAK, BadCertificate::md5),
        bad(
            "RSA of 1024 bits",
            Code.SERVER_CERTIFICATE_WEAK,
            () -> alone(server().keys(Forged.keys("RSA", 1024)))),
        bad(
            "its issuer has RSA of 1024 bits",
            Code.SERVER_CERTIFICATE_WEAK,
            () -> under(Forged.by(ROOT).authority("Middle", true).keys(Forged.keys("RSA", 1024)))),
        bad(
            "signed in the root's name with another key",
            Code.SERVER_ISSUER_UNKNOWN,
            BadCertificate::forgedSignature),
        bad("somebody else's, without its key", Code.SERVER_BROKE_TLS, BadCertificate::stolen),
        bad("a chain of eleven", Code.SERVER_CERTIFICATE_UNREADABLE, () -> many(11, 0)),
        bad("a chain of a megabyte", Code.SERVER_CERTIFICATE_UNREADABLE, () -> many(5, 200_000)));
  }

  private static BadCertificate bad(String what, Code expected, Supplier<SSLContext> made) {
    return new BadCertificate(what, expected, made);
  }

  @Override
  public String toString() {
    return what;
  }

  private static Forged server() {
    return Forged.by(ROOT).named("localhost");
  }

  private static HeldCertificate middle() {
    return Forged.by(ROOT).authority("Middle", true).build();
  }

  private static SSLContext alone(Forged server) {
    return Certificates.serving(server.build());
  }

  /** A good certificate under a bad intermediate one. */
  private static SSLContext under(Forged bad) {
    HeldCertificate middle = bad.build();
    return Certificates.serving(Forged.by(middle).named("localhost").build(), middle.certificate());
  }

  private static SSLContext selfSigned() {
    return Certificates.serving(
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build());
  }

  private static SSLContext tooDeep() {
    HeldCertificate upper = Forged.by(ROOT).authority("Upper", 0).build();
    HeldCertificate lower = Forged.by(upper).authority("Lower", true).build();
    return Certificates.serving(
        Forged.by(lower).named("localhost").build(), lower.certificate(), upper.certificate());
  }

  private static SSLContext md5() {
    HeldCertificate middle =
        Forged.by(ROOT).authority("Middle", true).keys(Forged.keys("RSA", 2048)).build();
    return Certificates.serving(
        Forged.by(middle).named("localhost").signature("MD5withRSA").build(), middle.certificate());
  }

  /** In the root's name, but signed by a key of its own. */
  private static SSLContext forgedSignature() {
    HeldCertificate pretended = new HeldCertificate(Forged.keys("EC", 256), ROOT.certificate());
    return Certificates.serving(Forged.by(pretended).named("localhost").build());
  }

  /** The true certificate in the hands of somebody without its key. */
  private static SSLContext stolen() {
    return Certificates.presenting(
        Forged.keys("EC", 256).getPrivate(), List.of(Certificates.SERVER.certificate()));
  }

  private static SSLContext many(int count, int bytesEach) {
    List<X509Certificate> ballast = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      Forged one = Forged.by(ROOT).authority("Ballast " + i, true);
      ballast.add(
          one.with(
                  new ASN1ObjectIdentifier("1.2.3.5"),
                  false,
                  new DEROctetString(new byte[bytesEach]))
              .build()
              .certificate());
    }
    return Certificates.serving(Certificates.SERVER, ballast.toArray(new X509Certificate[0]));
  }
}
