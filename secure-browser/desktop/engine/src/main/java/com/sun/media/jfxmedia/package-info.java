/** Stands in for the media library that this process does not have. */
@NullMarked
package com.sun.media.jfxmedia;

import org.jspecify.annotations.NullMarked;
