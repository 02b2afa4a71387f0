package app.latchkey.platform.search;

import app.latchkey.platform.security.Role;
import java.util.Set;

/**
 * Something to do from anywhere, such as starting a new record.
 *
 * @param title its name, as a key of the translations
 * @param path the screen that does it
 * @param roles who may
 */
public record QuickAction(String title, String path, Set<Role> roles) {}
