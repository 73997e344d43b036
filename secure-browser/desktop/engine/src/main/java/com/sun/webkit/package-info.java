/**
 * Shadows: classes of JavaFX's engine that are ours, because this jar stands before javafx-web on
 * the class path. The engine calls them by name, from native code; their members are its, not ours.
 * Most classes of this package are JavaFX's, which says nothing of nulls: ours are marked one by
 * one.
 */
package com.sun.webkit;
