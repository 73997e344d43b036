package dev.cordon.core.android.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The class uses what Android has only from an API level on; callers ask {@code
 * Build.VERSION.SDK_INT} first.
 *
 * <p>Animal Sniffer skips what carries it. The check of the app's DEX goes by the name, {@code
 * ...ApiNN}, since annotations do not get that far, and demands the question.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FromApi {
  /** The lowest API level that has what is used, for example 33 for Android 13. */
  int value();
}
