package app.latchkey.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Up to which number no event can come any more. Numbers are taken in one order and committed in another, so the last
 * one that was taken is not it. But whoever took a number holds the sequence's lock until their transaction ends: once
 * all those are gone who held it when a number was the last one, that number and all before it are settled. Nobody
 * waits for that, least of all those who write.
 */
@Component
class SealHorizon {

    private final JdbcClient database;
    private final List<Mark> marks = new ArrayList<>();
    private long settled;

    SealHorizon(JdbcClient database) {
        this.database = database;
    }

    private record Mark(long number, Set<String> writers) {}

    /** The greatest settled number that is known; 0 while none is. Outside any transaction. */
    synchronized long settled() {
        // The number first: whoever took it, or one before it, is seen among the writers, or has committed by then.
        long number = database.sql("select coalesce(pg_sequence_last_value('history_event_seq'), 0)")
                .query(Long.class)
                .single();
        var writers = writers();
        // While no further number is taken, the mark that is there says the same, of no more writers.
        if (marks.isEmpty() || marks.getLast().number() < number) {
            marks.add(new Mark(number, new HashSet<>(writers)));
        }
        marks.forEach(mark -> mark.writers().retainAll(writers));
        settled = marks.stream()
                .filter(mark -> mark.writers().isEmpty())
                .mapToLong(Mark::number)
                .reduce(settled, Math::max);
        marks.removeIf(mark -> mark.number() <= settled);
        return settled;
    }

    private Set<String> writers() {
        return database.sql("""
                        select virtualtransaction from pg_locks
                         where locktype = 'relation' and relation = 'history_event_seq'::regclass
                           and database = (select oid from pg_database where datname = current_database())
                           and mode = 'RowExclusiveLock'""").query(String.class).set();
    }
}
