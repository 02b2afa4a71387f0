package app.latchkey.media;

/** Who pictures belong to. It alone knows when they may still be changed. */
public interface GalleryOwner {

    /**
     * Begins a change of this listing's pictures, which has them to itself until its transaction ends.
     *
     * @throws GalleryClosed when the listing is not there or takes no more changes
     */
    void beginChange(long listingId);
}
