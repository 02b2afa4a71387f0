package app.latchkey.api;

import app.latchkey.platform.live.ChangeClock;
import app.latchkey.platform.security.CurrentUser;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes answers, and remembers those that a person may ask for again: as long as nothing changed that they tell of, and
 * for a minute at most. Nothing is decided by what is remembered; an edit names the version that it was made of.
 */
@Component
public class Answers {

    /** The attribute of a request under which its {@link app.latchkey.platform.security.Bearer} stands. */
    public static final String BEARER = "app.latchkey.bearer";

    /** In bytes. */
    private static final long MOST = 32L << 20;

    private static final int LARGEST = 256 << 10;
    private static final Duration LIFE = Duration.ofMinutes(1);

    private record Key(long person, String role, String address) {}

    private record Remembered(Told<?> told, long change, long until) {}

    private final Cache<Key, Remembered> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<Key, Remembered>weigher((key, answer) -> answer.told().weight())
            .expireAfterWrite(LIFE)
            .build();
    private final ChangeClock clock;
    private final CurrentUser user;
    private final ApiJson json;

    Answers(ChangeClock clock, CurrentUser user, ApiJson json) {
        this.clock = clock;
        this.user = user;
        this.json = json;
    }

    public <T> Told<T> of(T said) {
        return told(200, null, said, null);
    }

    /** @param <T> a line of it, of which only some fields may be there */
    @SuppressWarnings("unchecked")
    <T> Told<Page<T>> page(Page<Object> page) {
        return (Told<Page<T>>) (Told<?>) of(page);
    }

    public <T extends Versioned> Told<T> of(T record) {
        return told(200, null, record, record.version());
    }

    /** Of the fields that were asked for. */
    public <T extends Versioned> Told<T> of(HttpServletRequest request, Class<T> type, T record) {
        var fields = ApiQuery.read(request, query -> Fields.read(query, type));
        return told(200, null, fields.of(record), record.version());
    }

    /** @param location where it is from now on */
    public <T extends Versioned> Told<T> created(String location, T record) {
        return told(201, location, record, record.version());
    }

    /** Of what is made and has no version. */
    public <T> Told<T> created(String location, T said) {
        return told(201, location, said, null);
    }

    /**
     * What was told to this person at this address, or else what is read now.
     *
     * @param kinds of records that it tells of, as their changes are announced
     */
    public <T> Told<T> known(HttpServletRequest request, Set<String> kinds, Supplier<Told<T>> reading) {
        return known(request, kinds, LIFE, reading);
    }

    /** @param life how long it may be told at most */
    @SuppressWarnings("unchecked")
    public <T> Told<T> known(HttpServletRequest request, Set<String> kinds, Duration life, Supplier<Told<T>> reading) {
        var person = user.require();
        var agencyId = person.agencyId();
        if (agencyId == null) {
            return reading.get();
        }
        var query = request.getQueryString();
        var key = new Key(
                person.id(), person.role().name(), request.getRequestURI() + (query == null ? "" : "?" + query));
        // Asked before: what changes during the reading makes it old.
        long change = clock.newest(agencyId, kinds);
        var known = remembered.getIfPresent(key);
        long now = System.nanoTime();
        if (known != null && known.change() == change && known.until() - now > 0) {
            return (Told<T>) known.told();
        }
        var told = reading.get();
        if (told.weight() <= LARGEST) {
            remembered.put(key, new Remembered(told, change, now + life.toNanos()));
        }
        return told;
    }

    private <T> Told<T> told(int status, @Nullable String location, Object said, @Nullable Integer version) {
        return new Told<>(status, location, json.write(said), version);
    }

    /**
     * Refuses an edit of another state than this.
     *
     * @throws RuntimeException answered as 412, or as 428 when it says none
     */
    public static void demand(HttpServletRequest request, int version) {
        if (version(request) != version) {
            throw new ApiRefusal(HttpStatus.PRECONDITION_FAILED, "stale", null);
        }
    }

    /**
     * The version that an edit was made of, as its {@link HttpHeaders#IF_MATCH} says.
     *
     * @throws RuntimeException answered as 428 when it says none
     */
    public static int version(HttpServletRequest request) {
        var tag = request.getHeader(HttpHeaders.IF_MATCH);
        if (tag == null || tag.isBlank() || tag.strip().equals("*")) {
            throw new VersionMissing();
        }
        var bare = ToldHandler.bare(tag.strip());
        int end = bare.indexOf('-');
        try {
            return Integer.parseInt(end < 0 ? bare : bare.substring(0, end));
        } catch (NumberFormatException e) {
            // A tag that was never given out names no state that there is.
            return -1;
        }
    }
}
