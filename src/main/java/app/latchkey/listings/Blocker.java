package app.latchkey.listings;

import app.latchkey.platform.security.Role;

/**
 * Something that is missing before a listing may move.
 *
 * @param key what, as a key of the texts
 * @param passableBy who may let it move all the same, with a reason
 */
public record Blocker(String key, PassableBy passableBy) {

    public enum PassableBy {
        NOBODY,
        ADMIN,
        MANAGER;

        boolean allows(Role role) {
            return switch (this) {
                case NOBODY -> false;
                case ADMIN -> role == Role.ADMIN;
                case MANAGER -> role == Role.ADMIN || role == Role.MANAGER;
            };
        }
    }

    public boolean passableBy(Role role) {
        return passableBy.allows(role);
    }
}
