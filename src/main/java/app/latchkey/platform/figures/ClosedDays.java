package app.latchkey.platform.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each day came to. A day that is over is kept for good; those that are not closed yet are measured when they are
 * asked for, by the same statement. Needs a transaction of the agency.
 */
@Component
public class ClosedDays {

    /** Days at a time: so much is measured in one transaction. */
    private static final int MOST_AT_ONCE = 366;

    private final JdbcClient database;
    private final List<DayMeasures> features;

    ClosedDays(JdbcClient database, List<DayMeasures> features) {
        this.database = database;
        this.features = List.copyOf(features);
    }

    /** Of one measure, by day and bucket; what is not there is 0. */
    public static final class Days {

        private final SortedMap<LocalDate, SortedMap<Integer, Long>> values = new TreeMap<>();

        private void add(LocalDate day, int bucket, long value) {
            values.computeIfAbsent(day, _ -> new TreeMap<>()).merge(bucket, value, Long::sum);
        }

        /** All buckets of these days together. */
        public long sum(Period period) {
            return values.subMap(period.from(), period.to()).values().stream()
                    .flatMap(buckets -> buckets.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
        }

        public long on(LocalDate day) {
            return sum(new Period(day, day.plusDays(1)));
        }

        /** How often each bucket was counted on these days. */
        public SortedMap<Integer, Long> buckets(Period period) {
            var all = new TreeMap<Integer, Long>();
            values.subMap(period.from(), period.to())
                    .values()
                    .forEach(buckets -> buckets.forEach((bucket, value) -> all.merge(bucket, value, Long::sum)));
            return all;
        }
    }

    /** Several measures, read together. */
    public record Measured(Map<String, Days> days) {

        public Days of(String measure) {
            return days.getOrDefault(measure, new Days());
        }
    }

    /**
     * @param period as far as it is over, or today
     * @param measures of one feature
     */
    public Measured read(KpiScope scope, Period period, String... measures) {
        var feature = features.stream()
                .filter(each -> each.measures().containsAll(Set.of(measures)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No feature measures " + Arrays.toString(measures)));
        var days = new HashMap<String, Days>();
        closed(Set.of(measures), scope, period).forEach(row -> add(row, days));
        var first = through(feature).map(day -> day.plusDays(1));
        var open = first.filter(day -> day.isAfter(period.from())).orElse(period.from());
        if (open.isBefore(period.to())) {
            var levels = Stream.of(measures).filter(feature.levels()::contains).collect(Collectors.toSet());
            var flows = Stream.of(measures)
                    .filter(measure -> !levels.contains(measure))
                    .collect(Collectors.toSet());
            measure(feature, flows, scope, new Period(open, period.to())).forEach(row -> add(row, days));
            if (!levels.isEmpty()) {
                // A level needs all that happened since the last closed day, however much later it is asked for.
                first.or(() -> firstDay(feature))
                        .filter(day -> day.isBefore(period.to()))
                        .map(day -> levels(feature, levels, scope, new Period(day, period.to())))
                        .ifPresent(rows -> rows.stream()
                                .filter(row -> !row.day().isBefore(open))
                                .forEach(row -> add(row, days)));
            }
        }
        return new Measured(days);
    }

    private record Row(String measure, LocalDate day, int bucket, long value) {

        static Row of(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("measure"),
                    row.getObject("day", LocalDate.class),
                    row.getInt("bucket"),
                    row.getLong("value"));
        }
    }

    private static void add(Row row, Map<String, Days> days) {
        days.computeIfAbsent(row.measure(), _ -> new Days()).add(row.day(), row.bucket(), row.value());
    }

    private List<Row> closed(Set<String> measures, KpiScope scope, Period period) {
        return scope.bind(database.sql("""
                                select measure, day, bucket, value from kpi_day
                                 where agency_id = current_agency() and measure in (:measures)
                                   and branch_id is not distinct from :branch
                                   and negotiator_id is not distinct from :negotiator
                                   and day >= :first and day < :last"""))
                .param("measures", measures)
                .param("first", period.from(), Types.DATE)
                .param("last", period.to(), Types.DATE)
                .query(Row::of)
                .list();
    }

    private List<Row> measure(DayMeasures feature, Set<String> measures, KpiScope scope, Period period) {
        return measures.isEmpty()
                ? List.of()
                : scope.bind(database.sql("""
                                select measure, day, bucket, sum(value) as value from (%s) m
                                 where measure in (:measures) and %s
                                 group by measure, day, bucket""".formatted(feature.sql(), KpiScope.SQL)))
                        .param("measures", measures)
                        .param("from", period.begins())
                        .param("to", period.ends())
                        .query(Row::of)
                        .list();
    }

    /** @param since from the day after the last closed one, or the first on which anything happened */
    private List<Row> levels(DayMeasures feature, Set<String> levels, KpiScope scope, Period since) {
        var risen = measure(feature, levels, scope, since).stream()
                .collect(Collectors.groupingBy(
                        Row::measure, Collectors.groupingBy(Row::day, Collectors.summingLong(Row::value))));
        var before = closed(levels, scope, new Period(since.from().minusDays(1), since.from())).stream()
                .collect(Collectors.toMap(Row::measure, Row::value));
        var rows = new ArrayList<Row>();
        for (var measure : levels) {
            long level = before.getOrDefault(measure, 0L);
            var byDay = risen.getOrDefault(measure, Map.of());
            for (var day = since.from(); day.isBefore(since.to()); day = day.plusDays(1)) {
                level += byDay.getOrDefault(day, 0L);
                rows.add(new Row(measure, day, 0, level));
            }
        }
        return rows;
    }

    /**
     * Closes days that are over, the oldest first and no more than a year's at a time.
     *
     * @param last the last day that is over
     * @return whether all of them are closed
     */
    public boolean close(String name, LocalDate last) {
        var feature = features.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        // Whoever closes the same days waits, and finds them closed.
        database.sql("select pg_advisory_xact_lock(hashtextextended('kpi_day', current_agency()))")
                .query((row, number) -> name)
                .single();
        var through = through(feature).or(() -> firstDay(feature).map(day -> day.minusDays(1)));
        var from = through.map(day -> day.plusDays(1)).orElse(last.plusDays(1));
        var to = from.plusDays(MOST_AT_ONCE).isAfter(last) ? last.plusDays(1) : from.plusDays(MOST_AT_ONCE);
        if (from.isBefore(to)) {
            keepFlows(feature, new Period(from, to));
            keepLevels(feature, new Period(from, to));
        }
        database.sql("""
                        insert into kpi_closed (agency_id, measured, through) values (current_agency(), :name, :through)
                            on conflict (agency_id, measured) do update set through = excluded.through""")
                .param("name", name)
                .param("through", to.minusDays(1), Types.DATE)
                .update();
        return to.isAfter(last);
    }

    public List<String> names() {
        return features.stream().map(DayMeasures::name).toList();
    }

    /** For the agency, for each branch and for each negotiator. */
    private static String grouped(DayMeasures feature, String having) {
        return """
                select measure, branch_id, negotiator_id, day, bucket, sum(value)::bigint as value
                  from (%s) m where measure in (:measures)
                 group by grouping sets ((measure, day, bucket), (measure, branch_id, day, bucket),
                       (measure, negotiator_id, day, bucket))
                having (grouping(branch_id) = 1 or branch_id is not null)
                   and (grouping(negotiator_id) = 1 or negotiator_id is not null) %s""".formatted(feature.sql(), having);
    }

    private void keepFlows(DayMeasures feature, Period period) {
        var flows = feature.measures().stream()
                .filter(measure -> !feature.levels().contains(measure))
                .collect(Collectors.toSet());
        if (!flows.isEmpty()) {
            database.sql("""
                            insert into kpi_day (agency_id, measure, branch_id, negotiator_id, day, bucket, value)
                            select current_agency(), g.* from (%s) g""".formatted(grouped(feature, "and sum(value) <> 0")))
                    .param("measures", flows)
                    .param("from", period.begins())
                    .param("to", period.ends())
                    .update();
        }
    }

    private void keepLevels(DayMeasures feature, Period period) {
        if (feature.levels().isEmpty()) {
            return;
        }
        database.sql("""
                        with risen as (%s),
                        level as (
                            select measure, branch_id, negotiator_id, value from kpi_day
                             where agency_id = current_agency() and measure in (:measures) and day = :before),
                        kept as (
                            select measure, branch_id, negotiator_id from risen
                             union select measure, branch_id, negotiator_id from level)
                        insert into kpi_day (agency_id, measure, branch_id, negotiator_id, day, bucket, value)
                        select current_agency(), k.measure, k.branch_id, k.negotiator_id, d.day, 0,
                               coalesce(l.value, 0) + coalesce(sum(r.value) over (
                                   partition by k.measure, k.branch_id, k.negotiator_id order by d.day), 0)
                          from kept k
                         cross join (select cast(generate_series(cast(:first as date), cast(:last as date), interval '1 day')
                                         as date) as day) d
                          left join level l on l.measure = k.measure
                               and l.branch_id is not distinct from k.branch_id
                               and l.negotiator_id is not distinct from k.negotiator_id
                          left join risen r on r.measure = k.measure and r.day = d.day
                               and r.branch_id is not distinct from k.branch_id
                               and r.negotiator_id is not distinct from k.negotiator_id""".formatted(grouped(feature, "")))
                .param("measures", feature.levels())
                .param("from", period.begins())
                .param("to", period.ends())
                .param("before", period.from().minusDays(1), Types.DATE)
                .param("first", period.from(), Types.DATE)
                .param("last", period.last(), Types.DATE)
                .update();
    }

    private Optional<LocalDate> through(DayMeasures feature) {
        return database.sql("select through from kpi_closed where agency_id = current_agency() and measured = :name")
                .param("name", feature.name())
                .query(LocalDate.class)
                .optional();
    }

    private Optional<LocalDate> firstDay(DayMeasures feature) {
        @Nullable LocalDate first = database.sql(feature.firstDay())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
        return Optional.ofNullable(first);
    }
}
