package dev.cordon.core.desktop.vault;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.platform.mac.CoreFoundation;
import com.sun.jna.platform.mac.CoreFoundation.CFArrayRef;
import com.sun.jna.platform.mac.CoreFoundation.CFDataRef;
import com.sun.jna.platform.mac.CoreFoundation.CFDictionaryRef;
import com.sun.jna.platform.mac.CoreFoundation.CFIndex;
import com.sun.jna.platform.mac.CoreFoundation.CFMutableDictionaryRef;
import com.sun.jna.platform.mac.CoreFoundation.CFStringRef;
import com.sun.jna.platform.mac.CoreFoundation.CFTypeRef;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The Keychain by SecItemAdd, SecItemCopyMatching and SecItemDelete (SecItem.h), in the user's
 * default Keychain, never synchronised. Written from the documentation and not yet run on a Mac;
 * {@link VaultBirth} tries it before anything is entrusted to it.
 */
final class SecurityFramework implements Keychain {
  private static final CoreFoundation CF = CoreFoundation.INSTANCE;
  private final NativeLibrary symbols = NativeLibrary.getInstance("Security");
  private final NativeLibrary foundation = NativeLibrary.getInstance("CoreFoundation");
  private final SecItem items = Native.load("Security", SecItem.class);

  /** SecItem.h. */
  interface SecItem extends Library {
    int SecItemAdd(CFDictionaryRef attributes, Pointer result);

    int SecItemCopyMatching(CFDictionaryRef query, PointerByReference result);

    int SecItemDelete(CFDictionaryRef query);
  }

  @Override
  public int add(String service, String account, byte[] secret) {
    try (Query query = new Query(service)) {
      query.put("kSecAttrAccount", account);
      query.put("kSecAttrLabel", "Cordon work area (without it the work data is lost)");
      query.put("kSecValueData", secret);
      return items.SecItemAdd(query.dictionary, Pointer.NULL);
    }
  }

  @Override
  public Answer<byte[]> secret(String service, String account) {
    try (Query query = new Query(service)) {
      query.put("kSecAttrAccount", account);
      query.putSymbol("kSecReturnData", foundation, "kCFBooleanTrue");
      PointerByReference result = new PointerByReference();
      int status = items.SecItemCopyMatching(query.dictionary, result);
      if (status != 0) {
        return new Answer<>(status, new byte[0]);
      }
      CFDataRef data = new CFDataRef(result.getValue());
      byte[] secret = data.getBytePtr().getByteArray(0, data.getLength());
      data.release();
      return new Answer<>(status, secret);
    }
  }

  @Override
  public Answer<List<String>> accounts(String service) {
    try (Query query = new Query(service)) {
      query.putSymbol("kSecMatchLimit", symbols, "kSecMatchLimitAll");
      query.putSymbol("kSecReturnAttributes", foundation, "kCFBooleanTrue");
      PointerByReference result = new PointerByReference();
      int status = items.SecItemCopyMatching(query.dictionary, result);
      List<String> accounts = new ArrayList<>();
      if (status == 0) {
        CFArrayRef found = new CFArrayRef(result.getValue());
        for (int i = 0; i < found.getCount(); i++) {
          CFDictionaryRef item = new CFDictionaryRef(found.getValueAtIndex(i));
          Pointer account = item.getValue(symbol(symbols, "kSecAttrAccount"));
          accounts.add(new CFStringRef(account).stringValue());
        }
        found.release();
      }
      return new Answer<>(status, accounts);
    }
  }

  @Override
  public int delete(String service, String account) {
    try (Query query = new Query(service)) {
      query.put("kSecAttrAccount", account);
      return items.SecItemDelete(query.dictionary);
    }
  }

  /** A constant of a framework: a variable that holds a reference. */
  private static CFTypeRef symbol(NativeLibrary library, String name) {
    return new CFTypeRef(library.getGlobalVariableAddress(name).getPointer(0));
  }

  /** What is asked for; owns all that it made. */
  private final class Query implements AutoCloseable {
    private final CFMutableDictionaryRef dictionary =
        CF.CFDictionaryCreateMutable(
            null,
            new CFIndex(0),
            foundation.getGlobalVariableAddress("kCFTypeDictionaryKeyCallBacks"),
            foundation.getGlobalVariableAddress("kCFTypeDictionaryValueCallBacks"));

    Query(String service) {
      putSymbol("kSecClass", symbols, "kSecClassGenericPassword");
      put("kSecAttrService", service);
    }

    void putSymbol(String key, NativeLibrary library, String value) {
      dictionary.setValue(symbol(symbols, key), symbol(library, value));
    }

    void put(String key, String value) {
      CFStringRef text = CFStringRef.createCFString(value);
      dictionary.setValue(symbol(symbols, key), text); // which keeps it
      text.release();
    }

    void put(String key, byte[] value) {
      try (Memory memory = new Memory(value.length)) {
        memory.write(0, value, 0, value.length);
        CFDataRef data = CF.CFDataCreate(null, memory, new CFIndex(value.length)); // copies
        dictionary.setValue(symbol(symbols, key), data);
        data.release();
        memory.clear();
      }
    }

    @Override
    public void close() {
      dictionary.release();
    }
  }
}
