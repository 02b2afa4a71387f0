package app.latchkey.users;

import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.security.Roles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the people of the agency are signed in, for those who run it. */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class SessionService {

    private final UserRecords records;
    private final UserSessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SessionService(UserRecords records, UserSessions sessions, ApplicationEventPublisher events, Clock clock) {
        this.records = records;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /** Browsers and programs, the last used first; nothing of somebody who is not of the agency. */
    public List<UserSession> of(long userId) {
        return records.find(userId).map(person -> sessions.all(person.id())).orElse(List.of());
    }

    public Presence presence() {
        var today = LocalDate.now(clock);
        return sessions.presence(today.atStartOfDay(clock.getZone()).toInstant());
    }

    /** @throws UserNotFound when nobody of the agency has this number */
    @Transactional
    public void end(long userId, UUID sessionId) {
        if (sessions.end(sessionId, records.lock(userId).id())) {
            say(userId);
        }
    }

    /**
     * Signs somebody out everywhere.
     *
     * @throws UserNotFound when nobody of the agency has this number
     */
    @Transactional
    public void endAll(long userId) {
        sessions.endAll(records.lock(userId).id());
        say(userId);
    }

    private void say(long userId) {
        events.publishEvent(new RecordChanged(StaffService.ENTITY, userId, "SESSIONS_ENDED", List.of(), null));
    }
}
