package app.latchkey.users;

import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.jobs.WorkQueue;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import app.latchkey.users.PasswordLinks.Made;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings people in: each chooses a password by a link that works once, for seven days. */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class InvitationService {

    /** Whoever has more brings a file in. */
    public static final int MOST_AT_ONCE = 200;

    private static final String WITHOUT_LINK = """
            from users u left join password_link l on l.user_id = u.id and l.expires_at > :now
             where u.agency_id = current_agency() and u.status = 'INVITED' and l.user_id is null""";

    private final UserRecords records;
    private final PasswordLinks links;
    private final Mail mail;
    private final WorkQueue work;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final CurrentUser user;
    private final Clock clock;

    InvitationService(
            UserRecords records,
            PasswordLinks links,
            Mail mail,
            WorkQueue work,
            JdbcClient database,
            ApplicationEventPublisher events,
            CurrentUser user,
            Clock clock) {
        this.records = records;
        this.links = links;
        this.mail = mail;
        this.work = work;
        this.database = database;
        this.events = events;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Invites all of them or nobody.
     *
     * @return their links, in the same order
     * @throws InvalidUser when a field of one of them can't be so, or somebody has that address already
     */
    @Transactional
    public List<Invitation> invite(List<UserDetails> people) {
        if (people.isEmpty() || people.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("Not " + people.size() + " people at once");
        }
        refuse(people);
        List<Long> ids;
        try {
            ids = records.insert(people, clock.instant());
        } catch (DuplicateKeyException e) {
            // Somebody else of this agency or another came in this moment.
            throw new InvalidUser(0, List.of(Problem.of("email", "user.problem.just-taken")));
        }
        for (int i = 0; i < ids.size(); i++) {
            events.publishEvent(new RecordChanged(
                    StaffService.ENTITY, ids.get(i), "INVITED", FieldChange.between(null, people.get(i)), null));
        }
        return made(ids);
    }

    /**
     * A new link for somebody who was invited, or forgot the password; the one before it works no longer.
     *
     * @throws UserRefused when the person may not sign in, or is oneself: {@link ProfileService} asks for the password
     * @throws UserNotFound when nobody of the agency has this number
     */
    @Transactional
    public Invitation link(long id) {
        var person = records.lock(id);
        if (person.status() != UserStatus.INVITED && person.status() != UserStatus.ACTIVE) {
            throw new UserRefused(UserRefused.Reason.STATUS);
        }
        if (user.require().id() == id) {
            throw new UserRefused(UserRefused.Reason.ONESELF);
        }
        events.publishEvent(new RecordChanged(StaffService.ENTITY, id, "LINK_MADE", List.of(), null));
        return made(List.of(id)).getFirst();
    }

    /** A link for everybody who was invited and has none that works: those whom a file brought. */
    @Transactional
    public List<Invitation> linkAll() {
        var ids = database.sql("select u.id " + WITHOUT_LINK + " order by u.name, u.id limit :most")
                .param("now", Timestamp.from(clock.instant()))
                .param("most", MOST_AT_ONCE)
                .query(Long.class)
                .list();
        ids.forEach(
                id -> events.publishEvent(new RecordChanged(StaffService.ENTITY, id, "LINK_MADE", List.of(), null)));
        return ids.isEmpty() ? List.of() : made(ids);
    }

    /** Whether links are mailed, behind whoever makes one; where they are not, whoever makes one hands it on. */
    public boolean areMailed() {
        return mail.isSet();
    }

    /** The newest link of somebody, and what became of the mail with it; none where it was used, or never made. */
    public Optional<PasswordLink> newestLink(long userId) {
        return links.find(userId);
    }

    /** How many were invited and have no link that works. */
    public int countWithoutLink() {
        return database.sql("select count(*) " + WITHOUT_LINK)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private List<Invitation> made(List<Long> ids) {
        var made = links.make(ids, mail.isSet());
        if (mail.isSet()) {
            made.forEach(link -> work.add(LinkMail.NAME, link.id()));
        }
        var tokens = made.stream().collect(Collectors.toMap(Made::userId, Made::token));
        var people = database
                .sql("select id, name, email::text as email from users where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> {
                    long id = row.getLong("id");
                    return new Invitation(
                            id,
                            row.getString("name"),
                            row.getString("email"),
                            Invitation.path(Objects.requireNonNull(tokens.get(id))));
                })
                .stream()
                .collect(Collectors.toMap(Invitation::userId, invitation -> invitation));
        return ids.stream().map(people::get).map(Objects::requireNonNull).toList();
    }

    private void refuse(List<UserDetails> people) {
        var seen = new HashSet<String>();
        var taken = records.taken(people.stream().map(UserDetails::email).toList());
        boolean branches = records.areBranches(people.stream()
                .map(UserDetails::branchId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        IntStream.range(0, people.size()).forEach(place -> {
            var person = people.get(place);
            var problems = UserRules.check(person);
            if (taken.contains(person.email())) {
                problems.add(Problem.of("email", "user.problem.taken"));
            } else if (!seen.add(person.email())) {
                problems.add(Problem.of("email", "user.problem.twice"));
            }
            if (!branches && person.branchId() != null) {
                problems.add(Problem.of("branchId", "bulk.problem.branch"));
            }
            if (!problems.isEmpty()) {
                throw new InvalidUser(place, problems);
            }
        });
    }
}
