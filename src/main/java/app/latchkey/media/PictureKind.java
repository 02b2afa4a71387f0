package app.latchkey.media;

/** What a picture shows; each kind of a listing has an order of its own. */
public enum PictureKind {
    IMAGE,
    FLOOR_PLAN
}
