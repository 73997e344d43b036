package dev.cordon.browser.download;

import java.util.OptionalLong;

/**
 * What a site wants to have saved.
 *
 * @param suggestedName a safe file name: one path element, no control or direction characters, not
 *     hidden, at most {@value FileName#MAX_CHARS} characters; not necessarily new
 * @param mediaType without parameters, as the site says; {@code application/octet-stream} if it
 *     does not
 * @param lengthBytes if the site says it
 * @param content what it is, whatever the site says
 */
public record Download(
    String suggestedName, String mediaType, OptionalLong lengthBytes, Content content) {}
