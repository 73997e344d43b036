/**
 * The ports to the device: what only a platform can do. A {@link dev.cordon.core.device.Device}
 * bundles them; {@code sdk-core-desktop} and {@code sdk-core-android} implement them, {@code
 * sdk-testing} fakes them.
 */
@NullMarked
package dev.cordon.core.device;

import org.jspecify.annotations.NullMarked;
