package app.latchkey.platform.security;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person of this session. {@code agencyId} is null for a superuser alone. */
public final class SignedIn implements UserDetails, CredentialsContainer, Serializable {

    private static final long serialVersionUID = 1L;

    private final long id;
    private final @Nullable Long agencyId;
    private final @Nullable Long branchId;
    private final String email;
    private final String name;
    private final Role role;
    private final boolean active;
    private final boolean confined;
    private @Nullable String passwordHash;

    public SignedIn(
            long id,
            @Nullable Long agencyId,
            @Nullable Long branchId,
            String email,
            String name,
            Role role,
            boolean active,
            @Nullable String passwordHash) {
        this(id, agencyId, branchId, email, name, role, active, false, passwordHash);
    }

    private SignedIn(
            long id,
            @Nullable Long agencyId,
            @Nullable Long branchId,
            String email,
            String name,
            Role role,
            boolean active,
            boolean confined,
            @Nullable String passwordHash) {
        this.id = id;
        this.agencyId = agencyId;
        this.branchId = branchId;
        this.email = email;
        this.name = name;
        this.role = role;
        this.active = active;
        this.confined = confined;
        this.passwordHash = passwordHash;
    }

    public long id() {
        return id;
    }

    public @Nullable Long agencyId() {
        return agencyId;
    }

    public @Nullable Long branchId() {
        return branchId;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Role role() {
        return role;
    }

    /** The same person, who may see to how they sign in and do nothing else. */
    public SignedIn confined() {
        return new SignedIn(id, agencyId, branchId, email, name, role, active, true, passwordHash);
    }

    /** The same person, who may do what their role may. */
    public SignedIn free() {
        return new SignedIn(id, agencyId, branchId, email, name, role, active, false, passwordHash);
    }

    public boolean isConfined() {
        return confined;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + (confined ? Roles.CONFINED : role)));
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public boolean isEnabled() {
        return active;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && that.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
