package app.latchkey.media;

/** A picture that was taken away, and where it stood; it can be put back there for some time. */
public record RemovedPicture(long listingId, long id, PictureKind kind, int position) {}
