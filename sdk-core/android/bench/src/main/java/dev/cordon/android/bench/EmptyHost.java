package dev.cordon.android.bench;

import android.app.Application;

/** An app without the SDK. */
public final class EmptyHost extends Application {}
