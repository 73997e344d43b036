/**
 * Whether the code of an app asks a phone for nothing that the phone may lack.
 *
 * <p>{@link dev.cordon.android.build.check.CheckCommand} lets R8 keep what can be reached, each
 * call where it was written. {@code DexUses} lists what those calls name, {@code AppTypes} and
 * {@code PhoneTypes} know what there is, and {@code ApiCheck} judges: what the oldest phone lacks
 * may be used by classes named {@code ...ApiNN}, which are called only after a look at {@code
 * SDK_INT}, and by what the {@code AllowList} names with a reason.
 */
@NullMarked
package dev.cordon.android.build.check;

import org.jspecify.annotations.NullMarked;
