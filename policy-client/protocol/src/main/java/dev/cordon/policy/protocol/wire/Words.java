package dev.cordon.policy.protocol.wire;

import java.util.regex.Pattern;

/** The only shapes of text that documents carry, beside an administrator's reason. */
final class Words {
  /** An id or nonce: chosen by a machine, so nothing personal fits in. */
  static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** The organisation's word for an entry of its threat list. */
  static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  static final Pattern LANGUAGE = Pattern.compile("en|ja");
  static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,32}");

  /** The id of an audit trail. */
  static final Pattern TRAIL = Pattern.compile("[0-9a-f]{32}");

  private Words() {}
}
