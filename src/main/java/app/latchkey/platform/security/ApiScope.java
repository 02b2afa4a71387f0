package app.latchkey.platform.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody lets a program do in their name; never more than they may do themselves. None includes another. */
public enum ApiScope {
    READ,
    WRITE,
    EXPORT,
    IMPORT,
    ADMINISTER;

    /** As it is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static ApiScope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** All that this role could let a program do. */
    public static Set<ApiScope> of(Role role) {
        return Collections.unmodifiableSet(
                switch (role) {
                    case VIEWER -> EnumSet.of(READ);
                    case AGENT -> EnumSet.of(READ, WRITE, EXPORT);
                    case MANAGER -> EnumSet.of(READ, WRITE, EXPORT, IMPORT);
                    case ADMIN -> EnumSet.allOf(ApiScope.class);
                    case SUPERUSER -> EnumSet.of(READ, ADMINISTER);
                });
    }
}
