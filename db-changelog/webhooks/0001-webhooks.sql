--liquibase formatted sql

--changeset latchkey:webhook
-- An address outside that is told of what happens in an agency.
create sequence webhook_seq increment by 50;
create table webhook (
    id                bigint      not null,
    agency_id         bigint      not null references agency,
    url               text        not null check (length(url) <= 2000),
    topics            text[]      not null check (cardinality(topics) > 0),
    status            text        not null check (status in ('ACTIVE', 'PAUSED', 'DISABLED')),
    -- Both encrypted; the former one signs beside the new one for a while.
    secret            text        not null,
    former_secret     text,
    former_until      timestamptz,
    -- History up to this event is none of its business.
    after_id          bigint      not null,
    -- What the deliveries since the last success came to.
    failing_since     timestamptz,
    last_failed_at    timestamptz,
    given_up_in_row   integer     not null default 0,
    last_delivered_at timestamptz,
    disabled_at       timestamptz,
    disabled_why      text check (disabled_why in ('GONE', 'FAILING', 'GIVEN_UP')),
    created_at        timestamptz not null,
    created_by_name   text        not null,
    version           integer     not null,
    primary key (agency_id, id),
    check ((former_secret is null) = (former_until is null)),
    check ((status = 'DISABLED') = (disabled_at is not null) and (disabled_at is null) = (disabled_why is null))
);
call isolate_by_agency('webhook');
--rollback drop table webhook; drop sequence webhook_seq;

--changeset latchkey:webhook-feed
-- How far an agency's history was followed.
create table webhook_feed (
    agency_id bigint primary key references agency,
    position  bigint not null
);
call isolate_by_agency('webhook_feed');
--rollback drop table webhook_feed;

--changeset latchkey:webhook-delivery
-- What is to be told, was told, or was given up: a row for each webhook, event and topic.
create sequence webhook_delivery_seq increment by 50;
create table webhook_delivery (
    id               bigint      not null,
    agency_id        bigint      not null references agency,
    webhook_id       bigint      not null,
    topic            text        not null,
    message_id       text        not null,
    -- Null for a test, which no event asked for.
    event_id         bigint,
    record_type      text        not null,
    record_id        bigint      not null,
    record_reference text        not null,
    body             text        not null,
    state            text        not null check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts         integer     not null default 0,
    first_attempt_at timestamptz,
    next_attempt_at  timestamptz,
    -- Until then it is being sent by somebody; who ends before they say what came of it lets go of it so.
    sending_until    timestamptz,
    last_attempt_at  timestamptz,
    last_status      integer,
    last_error       text,
    took_millis      integer,
    delivered_at     timestamptz,
    created_at       timestamptz not null,
    primary key (agency_id, id),
    foreign key (agency_id, webhook_id) references webhook (agency_id, id) on delete cascade,
    check ((state = 'PENDING') = (next_attempt_at is not null)),
    check (state = 'PENDING' or sending_until is null)
);
create unique index webhook_delivery_once on webhook_delivery (agency_id, webhook_id, event_id, topic);
create index webhook_delivery_newest on webhook_delivery (agency_id, webhook_id, id desc);
create index webhook_delivery_by_state on webhook_delivery (agency_id, webhook_id, state, id desc);
create index webhook_delivery_waiting on webhook_delivery (agency_id, webhook_id, next_attempt_at, id)
    where state = 'PENDING';
create index webhook_delivery_in_order on webhook_delivery (agency_id, webhook_id, record_type, record_id, id)
    where state = 'PENDING';
create index webhook_delivery_sending on webhook_delivery (agency_id, webhook_id, sending_until)
    where sending_until is not null;
call isolate_by_agency('webhook_delivery');
--rollback drop table webhook_delivery; drop sequence webhook_delivery_seq;

--changeset latchkey:webhook-agencies splitStatements:false
-- For those who work for nobody: which agencies, and nothing else of them.
create policy sending on webhook for select to current_user using (true);
create policy sending on webhook_delivery for select to current_user using (true);
-- Whose history is followed.
create function agencies_with_webhooks() returns setof bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct agency_id from webhook where status <> 'DISABLED'
$$;
-- Who has something to be sent by now. A test goes out whatever the webhook's status.
create function webhooks_to_send(moment timestamptz) returns setof bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct w.agency_id from webhook w
     where w.status = 'ACTIVE' and exists (
           select from webhook_delivery d
            where d.agency_id = w.agency_id and d.webhook_id = w.id and d.state = 'PENDING'
              and d.next_attempt_at <= moment)
        or exists (
           select from webhook_delivery d
            where d.agency_id = w.agency_id and d.webhook_id = w.id and d.state = 'PENDING'
              and d.record_type = 'Webhook' and d.next_attempt_at <= moment)
$$;
-- Who has something that is older.
create function webhooks_to_clear(before timestamptz) returns setof bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct w.agency_id from webhook w
     cross join lateral (
           select d.created_at from webhook_delivery d
            where d.agency_id = w.agency_id and d.webhook_id = w.id order by d.id limit 1) oldest
     where oldest.created_at < before
$$;
revoke execute on function agencies_with_webhooks() from public;
revoke execute on function webhooks_to_send(timestamptz) from public;
revoke execute on function webhooks_to_clear(timestamptz) from public;
--rollback drop function agencies_with_webhooks(); drop function webhooks_to_send(timestamptz); drop function webhooks_to_clear(timestamptz);
--rollback drop policy sending on webhook; drop policy sending on webhook_delivery;
