--liquibase formatted sql

--changeset latchkey:idempotent-request splitStatements:false
-- What was answered to a request that must not be done twice. It is written in the transaction of what was done, so that
-- of two that come at once the later waits, and finds the answer. That may hold a secret which is told but once, so it is
-- encrypted by a key that is not in the database.
create table idempotent_request (
    agency_id   bigint      not null references agency,
    user_id     bigint      not null,
    key         text        not null check (length(key) between 1 and 255),
    fingerprint bytea       not null check (length(fingerprint) = 32),
    at          timestamptz not null,
    location    text,
    version     integer,
    answer      text,
    primary key (agency_id, user_id, key),
    foreign key (agency_id, user_id) references users (agency_id, id)
);
create index idempotent_request_by_age on idempotent_request (at);
call isolate_by_agency('idempotent_request');
-- The one look past the agency wall that forgetting has.
create policy retention on idempotent_request to current_user using (true);
create function forget_idempotent_requests(before timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    delete from idempotent_request where at < before
$$;
revoke execute on function forget_idempotent_requests(timestamptz) from public;
--rollback drop function forget_idempotent_requests(timestamptz); drop table idempotent_request;
