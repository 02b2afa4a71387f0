package app.latchkey.media;

import java.nio.file.Path;
import java.util.UUID;

/**
 * A picture in all its sizes that belongs to nothing yet.
 *
 * @param draft the folder it was made in
 * @param mediaType of the full size; the smaller ones are JPEG
 * @param bytes of the full size
 * @param checksum SHA-256 of the full size
 */
record MadePicture(UUID key, Path draft, String mediaType, long bytes, int width, int height, String checksum) {}
