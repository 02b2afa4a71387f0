package app.latchkey.properties;

/** What kind of dwelling it is, in the words portals use. */
public enum PropertyType {
    FLAT,
    HOUSE,
    TERRACED,
    SEMI_DETACHED,
    DETACHED,
    MAISONETTE,
    BUNGALOW,
    STUDIO,
    ROOM,
    OTHER
}
