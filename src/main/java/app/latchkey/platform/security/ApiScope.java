package app.latchkey.platform.security;

/** What a program may do with somebody's token; never more than its person may. */
public enum ApiScope {
    READ,
    WRITE,
    EXPORT,
    IMPORT,
    ADMINISTER
}
