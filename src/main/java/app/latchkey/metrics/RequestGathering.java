package app.latchkey.metrics;

import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import org.springframework.stereotype.Component;

/** What browsers asked for and what was sent to the database since the last sample. */
@Component
class RequestGathering implements Gathering {

    private final RequestFigures requests;
    private final StatementFigures statements;

    RequestGathering(RequestFigures requests, StatementFigures statements) {
        this.requests = requests;
        this.statements = statements;
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        double seconds = Sampler.PAUSE.toSeconds();
        var since = requests.sinceLast();
        sample.put(Series.REQUESTS, since.all().count() / seconds);
        sample.put(Series.IN_PROGRESS, requests.inProgress());
        sample.put(Series.P95, since.awaited().percentile(95));
        sample.put(Series.P99, since.awaited().percentile(99));
        sample.put(Series.ERRORS, since.awaited().errorRate());
        sample.put(Series.MOST_STATEMENTS, since.awaited().count() == 0 ? Double.NaN : since.mostStatements());
        var sent = statements.sinceLast();
        sample.put(Series.STATEMENT_RATE, sent.count() / seconds);
        sample.put(Series.QUERY_P95, sent.percentile(95));
    }
}
