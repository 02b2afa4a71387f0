package app.latchkey.webhooks;

import app.latchkey.platform.live.LiveChanges;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what came of an attempt, and what that means for the delivery and its webhook. */
@Component
class DeliveryOutcomes {

    /** Whoever was not tried for longer than any wait is not failing since then. */
    private static final Duration SAME_TROUBLE = Duration.ofHours(2);

    /** Screens need not hear of every delivery. */
    private static final Duration SAID_AGAIN_AFTER = Duration.ofSeconds(2);

    private final Webhooks webhooks;
    private final JdbcClient database;
    private final WebhookDisabling disabling;
    private final LiveChanges live;

    DeliveryOutcomes(Webhooks webhooks, JdbcClient database, WebhookDisabling disabling, LiveChanges live) {
        this.webhooks = webhooks;
        this.database = database;
        this.disabling = disabling;
        this.live = live;
    }

    @Transactional
    void keep(Sending sent, Answer answer, Instant now) {
        // The webhook first, as everybody does who writes both.
        if (!webhooks.lock(sent.webhookId())) {
            return;
        }
        if (answer.isTaken()) {
            if (write(sent, answer, DeliveryState.DELIVERED, null, now)) {
                arrived(sent, answer, now);
            }
            return;
        }
        var next = sent.isTest() || answer.isGone()
                ? Optional.<Instant>empty()
                : RetryPlan.next(
                        sent.attempts(),
                        sent.firstAttemptAt(),
                        now,
                        ThreadLocalRandom.current().nextDouble());
        var state = next.isPresent() ? DeliveryState.PENDING : DeliveryState.GIVEN_UP;
        if (write(sent, answer, state, next.orElse(null), now)) {
            live.changed(WebhookService.ENTITY, List.of(sent.webhookId()));
            if (!sent.isTest()) {
                failed(sent, answer, state, now);
            }
        }
    }

    /** Only whoever has the claim says what came of it. */
    private boolean write(Sending sent, Answer answer, DeliveryState state, @Nullable Instant next, Instant now) {
        return database.sql("""
                        update webhook_delivery
                           set state = :state, next_attempt_at = :next, sending_until = null, last_status = :status,
                               last_error = :error, took_millis = :took,
                               delivered_at = case when :state = 'DELIVERED' then cast(:now as timestamptz) end
                         where agency_id = current_agency() and id = :id and state = 'PENDING' and attempts = :attempts""")
                        .param("state", state.name())
                        .param("next", next == null ? null : Timestamp.from(next), Types.TIMESTAMP)
                        .param("status", answer.status(), Types.INTEGER)
                        .param(
                                "error",
                                answer.error() == null ? null : answer.error().name(),
                                Types.VARCHAR)
                        .param("took", answer.tookMillis())
                        .param("now", Timestamp.from(now))
                        .param("id", sent.id())
                        .param("attempts", sent.attempts())
                        .update()
                == 1;
    }

    private void arrived(Sending sent, Answer answer, Instant now) {
        boolean isNews = database.sql("""
                        update webhook w
                           set last_delivered_at = :now, last_took_millis = :took, failing_since = null,
                               last_failed_at = null, given_up_in_row = 0
                          from webhook before
                         where w.agency_id = current_agency() and w.id = :id
                           and before.agency_id = w.agency_id and before.id = w.id
                        returning before.failing_since is not null
                               or coalesce(before.last_delivered_at < :before, true)""")
                .param("now", Timestamp.from(now))
                .param("took", answer.tookMillis())
                .param("before", Timestamp.from(now.minus(SAID_AGAIN_AFTER)))
                .param("id", sent.webhookId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (isNews || sent.isTest()) {
            live.changed(WebhookService.ENTITY, List.of(sent.webhookId()));
        }
    }

    private record Trouble(WebhookStatus status, Instant since, int givenUpInRow) {}

    private void failed(Sending sent, Answer answer, DeliveryState state, Instant now) {
        var trouble = database.sql("""
                        update webhook
                           set failing_since = case when last_failed_at >= :lately then coalesce(failing_since, :now)
                                                    else :now end,
                               last_failed_at = :now, last_took_millis = :took,
                               given_up_in_row = given_up_in_row + :givenUp
                         where agency_id = current_agency() and id = :id
                        returning status, failing_since, given_up_in_row""")
                .param("lately", Timestamp.from(now.minus(SAME_TROUBLE)))
                .param("now", Timestamp.from(now))
                .param("took", answer.tookMillis())
                .param("givenUp", state == DeliveryState.GIVEN_UP ? 1 : 0)
                .param("id", sent.webhookId())
                .query((row, number) -> new Trouble(
                        WebhookStatus.valueOf(row.getString("status")),
                        row.getTimestamp("failing_since").toInstant(),
                        row.getInt("given_up_in_row")))
                .optional();
        trouble.filter(found -> found.status() == WebhookStatus.ACTIVE)
                .flatMap(found -> why(answer, found, now))
                .ifPresent(why -> disabling.disable(sent.webhookId(), sent.url(), why, now));
    }

    private static Optional<DisabledWhy> why(Answer answer, Trouble trouble, Instant now) {
        if (answer.isGone()) {
            return Optional.of(DisabledWhy.GONE);
        }
        if (!trouble.since().isAfter(now.minus(RetryPlan.PATIENCE))) {
            return Optional.of(DisabledWhy.FAILING);
        }
        return trouble.givenUpInRow() >= RetryPlan.MOST_GIVEN_UP ? Optional.of(DisabledWhy.GIVEN_UP) : Optional.empty();
    }
}
