package dev.cordon.core.net;

import dev.cordon.core.ClientKeys;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.crypto.Sha256;
import java.io.IOException;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A request for a certificate (PKCS #10, RFC 2986), signed in the vault by the key it is for. */
final class CertificateRequest {
  private CertificateRequest() {}

  /** DER. */
  static byte[] of(ClientKeys keys, String key, X500Principal subject) throws ContainerException {
    CertificationRequestInfo wanted =
        new CertificationRequestInfo(
            X500Name.getInstance(subject.getEncoded()),
            SubjectPublicKeyInfo.getInstance(keys.publicKey(key)),
            new DERSet());
    try {
      byte[] signature = keys.sign(key, Sha256.of(wanted.getEncoded(ASN1Encoding.DER)));
      return new CertificationRequest(
              wanted,
              new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
              new DERBitString(signature))
          .getEncoded(ASN1Encoding.DER);
    } catch (ContainerException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("what we made cannot be written", e);
    }
  }
}
