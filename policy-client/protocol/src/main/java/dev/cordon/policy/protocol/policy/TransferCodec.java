package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.Transfer.Backup;
import dev.cordon.policy.protocol.policy.Transfer.ContactsSync;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Inputs;
import dev.cordon.policy.protocol.policy.Transfer.Notifications;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import dev.cordon.policy.protocol.policy.Transfer.Sensor;
import dev.cordon.policy.protocol.policy.Transfer.Watermark;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The group {@code transfer}. */
final class TransferCodec implements Codec<Transfer> {
  private static final int MAX_CHARS = 1_000_000;
  private static final int MAX_APPS = 1_000;
  private static final int MAX_KEYBOARDS = 100;
  // Android: package name, slash, class name.
  private static final Pattern KEYBOARD_ID = Pattern.compile("[A-Za-z0-9._$/-]{1,512}");
  private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9._-]{1,256}");

  @Override
  public JsonObject write(Transfer transfer) {
    JsonObject json = new JsonObject();
    json.addProperty("copyPaste", Words.camelCase(transfer.copyPaste()));
    json.addProperty("copyPasteMaxChars", transfer.copyPasteMaxChars());
    json.addProperty("screenCapture", Words.camelCase(transfer.screenCapture()));
    json.addProperty("sendTo", Words.camelCase(transfer.sendTo()));
    json.add("sendToExempt", Lists.sorted(transfer.sendToExempt(), id -> id));
    json.addProperty("receiveFrom", Words.camelCase(transfer.receiveFrom()));
    json.add("saveTo", Lists.sorted(transfer.saveTo(), Words::camelCase));
    json.addProperty("print", Words.camelCase(transfer.print()));
    json.addProperty("notifications", Words.camelCase(transfer.notifications()));
    json.addProperty("watermark", Words.camelCase(transfer.watermark()));
    json.addProperty("contactsSync", Words.camelCase(transfer.contactsSync()));
    json.addProperty("backup", Words.camelCase(transfer.backup()));
    json.add("keyboards", Lists.sorted(transfer.inputs().keyboards(), id -> id));
    json.add("sensors", Lists.sorted(transfer.inputs().sensors(), Words::camelCase));
    return json;
  }

  @Override
  public Transfer read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Transfer absent = Transfer.DEFAULT;
    return new Transfer(
        settings.choice("copyPaste", CopyPaste.values(), absent.copyPaste()),
        settings.number("copyPasteMaxChars", 0, MAX_CHARS, absent.copyPasteMaxChars()),
        settings.choice("screenCapture", Permission.values(), absent.screenCapture()),
        settings.choice("sendTo", Reach.values(), absent.sendTo()),
        settings.present("sendToExempt")
            ? new HashSet<>(fields.texts("sendToExempt", APP_ID, MAX_APPS))
            : absent.sendToExempt(),
        settings.choice("receiveFrom", Reach.values(), absent.receiveFrom()),
        settings.present("saveTo") ? saveTo(fields) : absent.saveTo(),
        settings.choice("print", Permission.values(), absent.print()),
        settings.choice("notifications", Notifications.values(), absent.notifications()),
        settings.choice("watermark", Watermark.values(), absent.watermark()),
        settings.choice("contactsSync", ContactsSync.values(), absent.contactsSync()),
        settings.choice("backup", Backup.values(), absent.backup()),
        inputs(settings, fields));
  }

  private static Inputs inputs(Settings settings, Fields fields) throws DocumentRefusedException {
    Inputs absent = Inputs.DEFAULT;
    return new Inputs(
        settings.present("keyboards")
            ? new HashSet<>(fields.texts("keyboards", KEYBOARD_ID, MAX_KEYBOARDS))
            : absent.keyboards(),
        settings.present("sensors")
            ? new HashSet<>(fields.choices("sensors", Sensor.values(), Words::camelCase))
            : absent.sensors());
  }

  private static Set<SaveTarget> saveTo(Fields fields) throws DocumentRefusedException {
    return new HashSet<>(fields.choices("saveTo", SaveTarget.values(), Words::camelCase));
  }
}
