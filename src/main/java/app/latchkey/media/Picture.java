package app.latchkey.media;

import org.jspecify.annotations.Nullable;

/**
 * A picture in its place.
 *
 * @param position from 0 within its kind
 * @param caption at most {@value GalleryService#LONGEST_CAPTION} characters
 * @param link where a picture that is not ours is to be found; null for one that is kept here
 * @param width of the full size, in pixels; 0 for a link
 * @param height of the full size, in pixels; 0 for a link
 * @param checksum SHA-256 of the full size; null for a link
 */
public record Picture(
        long id,
        PictureKind kind,
        int position,
        @Nullable String caption,
        @Nullable String link,
        int width,
        int height,
        @Nullable String checksum) {

    public boolean isLink() {
        return link != null;
    }

    /** Where a browser finds it. What is behind an address never changes, even if numbers are ever given anew. */
    public String address(PictureSize size) {
        return link == null ? "media/%d/%s?v=%.8s".formatted(id, size.word(), checksum) : link;
    }
}
