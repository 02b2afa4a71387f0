package app.latchkey.users;

import app.latchkey.platform.security.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is entered of somebody who works at the agency.
 *
 * @param email what the person signs in with, in small letters; nobody else of any agency has it
 * @param branchId null for somebody of no branch
 */
public record UserDetails(
        String name, String email, Role role, @Nullable Long branchId) {

    public UserDetails {
        name = name.strip();
        email = email.strip().toLowerCase(Locale.ROOT);
    }
}
