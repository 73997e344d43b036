/**
 * What the views of a work window tell to other programs: nothing to keyboards' dictionaries,
 * autofill, content capture, text classifiers or overlays ({@link
 * dev.cordon.core.android.field.FieldGuard}), nothing by the text toolbar that the gate does not
 * allow ({@link dev.cordon.core.android.field.TextToolbar}), nothing by dragging ({@link
 * dev.cordon.core.android.field.DragGuard}). Screen readers are not affected. Everything here runs
 * on the main thread. Internal to the SDK: apps use {@link dev.cordon.core.android.WorkWindows}.
 */
@NullMarked
package dev.cordon.core.android.field;

import org.jspecify.annotations.NullMarked;
