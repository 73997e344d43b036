/**
 * What an app can say about its Android device without any permission (requirements E1–E5): {@link
 * dev.cordon.core.android.health.AndroidHealth} puts together {@code RootSigns}, {@code
 * EmulatorSigns}, the system's settings, screen lock, encryption and versions. {@link
 * dev.cordon.core.android.health.AppSignature} is what an app adds. No other app is looked at, but
 * for {@link dev.cordon.core.android.health.AndroidInstalledApps}, which is asked with the
 * employee's consent alone (E4); and no place, but for the country of the network, which {@link
 * dev.cordon.core.android.health.AndroidWhereabouts} is asked for where the policy names countries
 * (D8).
 */
@NullMarked
package dev.cordon.core.android.health;

import org.jspecify.annotations.NullMarked;
