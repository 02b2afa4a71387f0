package app.latchkey;

import app.latchkey.platform.database.ManyRows;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes agencies with people in every role, and acts as them. */
@TestComponent
public class Agencies {

    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final String passwordHash;

    Agencies(JdbcClient database, TransactionTemplate transaction, PasswordEncoder encoder) {
        this.database = database;
        this.transaction = transaction;
        this.passwordHash = String.valueOf(encoder.encode(PASSWORD));
    }

    public TestAgency create() {
        long id = next("agency_seq");
        return within(id, () -> {
            database.sql("insert into agency values (:id, :name, now(), 0)")
                    .param("id", id)
                    .param("name", "Agency " + id)
                    .update();
            long north = branch(id, "NORTH");
            long south = branch(id, "SOUTH");
            return new TestAgency(
                    id,
                    north,
                    south,
                    person(id, north, Role.AGENT),
                    person(id, north, Role.MANAGER),
                    person(id, north, Role.ADMIN),
                    person(id, north, Role.VIEWER));
        });
    }

    /** A landlord whose checks are clear. */
    public long landlord(TestAgency agency, String firstName, String lastName) {
        return within(agency.id(), () -> {
            long contact = next("contact_seq");
            database.sql("""
                            insert into contact (id, agency_id, kind, first_name, last_name, created_at, updated_at, version)
                            values (:id, :agency, 'PERSON', :first, :last, now(), now(), 0)""")
                    .param("id", contact)
                    .param("agency", agency.id())
                    .param("first", firstName)
                    .param("last", lastName)
                    .update();
            long landlord = next("landlord_seq");
            database.sql("""
                            insert into landlord (id, agency_id, contact_id, status, aml_status, aml_expires_on, created_at,
                                updated_at, version)
                            values (:id, :agency, :contact, 'ACTIVE', 'CLEAR', :expires, now(), now(), 0)""")
                    .param("id", landlord)
                    .param("agency", agency.id())
                    .param("contact", contact)
                    .param("expires", Date.valueOf(today().plusYears(1)))
                    .update();
            return landlord;
        });
    }

    /** In a transaction with this agency's rows in sight, and nobody signed in. */
    public <T> T within(long agencyId, Callable<T> work) {
        return CurrentAgency.callAs(
                agencyId,
                () -> transaction.execute(status -> {
                    ManyRows.announce(database);
                    try {
                        return work.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    /**
     * From here to the end of the test this thread is this person, and so is whoever works on the screen of the test:
     * what colleagues change is told to it on other threads. {@link #signOut} ends it.
     */
    public static SignedIn signIn(SignedIn person) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(context);
        keepInSession(context);
        return person;
    }

    /** A colleague works, in no screen of this test; then this thread is again who it was, before its own screen. */
    public static void byColleague(SignedIn colleague, Runnable work) {
        var screen = UI.getCurrent();
        var session = VaadinSession.getCurrent();
        var before = SecurityContextHolder.getContext();
        UI.setCurrent(null);
        VaadinSession.setCurrent(null);
        signIn(colleague);
        try {
            work.run();
        } finally {
            VaadinSession.setCurrent(session);
            UI.setCurrent(screen);
            SecurityContextHolder.setContext(before);
        }
    }

    public static void signOut() {
        SecurityContextHolder.clearContext();
        keepInSession(null);
    }

    private static void keepInSession(@Nullable SecurityContext context) {
        var session = VaadinSession.getCurrent();
        if (session != null) {
            session.getSession()
                    .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        }
    }

    /** The agencies' day, which is London's. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/London"));
    }

    private long branch(long agencyId, String code) {
        long id = next("branch_seq");
        database.sql("insert into branch values (:id, :agency, :code, :name, true, 0)")
                .param("id", id)
                .param("agency", agencyId)
                .param("code", code)
                .param("name", code.charAt(0) + code.substring(1).toLowerCase(Locale.UK))
                .update();
        return id;
    }

    private SignedIn person(long agencyId, long branchId, Role role) {
        long id = next("users_seq");
        var email = "%s%d@example.org".formatted(role.name().toLowerCase(Locale.UK), NUMBER.incrementAndGet());
        var name = "Test " + role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.UK);
        database.sql("""
                        insert into users (id, agency_id, branch_id, email, name, role, status, password_hash, created_at,
                            version)
                        values (:id, :agency, :branch, cast(:email as citext), :name, :role, 'ACTIVE', :password, now(), 0)""")
                .param("id", id)
                .param("agency", agencyId)
                .param("branch", branchId)
                .param("email", email)
                .param("name", name)
                .param("role", role.name())
                .param("password", passwordHash)
                .update();
        return new SignedIn(id, agencyId, branchId, email, name, role, true, null);
    }

    private long next(String sequence) {
        return database.sql("select nextval('" + sequence + "')")
                .query(Long.class)
                .single();
    }
}
