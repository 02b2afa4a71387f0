package app.latchkey.media;

import java.nio.file.Path;

/**
 * One size of a picture, to send out.
 *
 * @param tag differs whenever the bytes do
 */
public record PictureFile(Path path, String mediaType, String tag) {}
