package dev.cordon.android.size;

import android.app.Application;

/** An app without the SDK. */
public final class EmptyHost extends Application {}
