--liquibase formatted sql

--changeset latchkey:history-by-moment
-- The newest first, whatever is asked for. What a file brings has one moment for many rows, so that these indexes hold
-- it once: they are smaller, and written faster, than those they replace. The key begins with the agency, because that
-- is how the events are sealed and read again.
alter table history_event drop constraint history_event_pkey;
alter table history_event add primary key (agency_id, id);
drop index history_event_by_type, history_event_by_actor, history_event_by_import;
create index history_event_by_kind on history_event (agency_id, entity_type, event_type, at desc);
create index history_event_by_actor on history_event (agency_id, actor_id, at desc);
create index history_event_by_import on history_event (agency_id, import_id, at desc);
--rollback alter table history_event drop constraint history_event_pkey; alter table history_event add primary key (id);
--rollback drop index history_event_by_kind, history_event_by_actor, history_event_by_import;
--rollback create index history_event_by_type on history_event (agency_id, event_type, id desc);
--rollback create index history_event_by_actor on history_event (agency_id, actor_id, id desc);
--rollback create index history_event_by_import on history_event (agency_id, import_id);

--changeset latchkey:history-seal
-- A link of an agency's chain: the events after one number and through another, as they were when they were sealed.
create table history_seal (
    agency_id  bigint      not null references agency,
    number     bigint      not null check (number > 0),
    after_id   bigint      not null,
    through_id bigint      not null check (through_id > after_id),
    -- What each of its events came to, 32 bytes each, so that the one that differs can be named.
    ids        bigint[]    not null check (cardinality(ids) > 0),
    digests    bytea       not null check (length(digests) = 32 * cardinality(ids)),
    hash       bytea       not null check (length(hash) = 32),
    sealed_at  timestamptz not null,
    primary key (agency_id, number)
);
-- Nothing compresses what looks like chance.
alter table history_seal alter column digests set storage external;
call isolate_by_agency('history_seal');
--rollback drop table history_seal;

--changeset latchkey:history-digests splitStatements:false
-- An event as it is sealed, in the form rows are sent in: numbers and moments in binary, texts in UTF-8, which every
-- connection of the application speaks. So it is the same for ever, and made twice as fast as from the row's text.
-- Columns that come later are not in it.
create function history_digest(h history_event) returns bytea
    language sql stable parallel safe
    return sha256(record_send(row(h.id, h.agency_id, h.at, h.actor_id, h.actor_name, h.event_type, h.entity_type, h.entity_id,
        h.changes, h.reason, h.request_id, h.import_id)));
-- A link's hash holds the one before it.
create function history_hash(previous bytea, agency bigint, number bigint, after_id bigint, through_id bigint, digests bytea)
    returns bytea language sql immutable parallel safe
    return sha256(previous || int8send(agency) || int8send(number) || int8send(after_id) || int8send(through_id) || digests);
--rollback drop function history_hash(bytea, bigint, bigint, bigint, bigint, bytea); drop function history_digest(history_event);

--changeset latchkey:history-check
-- Each time the chain was read again, and what came of it.
create sequence history_check_seq increment by 50;
create table history_check (
    agency_id  bigint      not null references agency,
    id         bigint      not null,
    at         timestamptz not null,
    -- Nobody for the one of every night.
    by_name    text,
    seals      bigint      not null,
    events     bigint      not null,
    -- Of the last link; null for an agency without one.
    hash       bytea,
    differing  bigint      not null,
    -- The first that differs.
    found      text check (found in ('CHANGED', 'MISSING', 'INSERTED', 'CHAIN')),
    found_seal bigint,
    found_id   bigint,
    found_at   timestamptz,
    primary key (agency_id, id),
    check ((differing > 0) = (found is not null))
);
call isolate_by_agency('history_check');
--rollback drop table history_check; drop sequence history_check_seq;

--changeset latchkey:history-agencies splitStatements:false
-- For those who work for nobody: which agencies there are, and nothing else of them.
create function agencies_to_seal() returns setof bigint
    language sql stable security definer set search_path = public, pg_temp as $$
    select id from agency order by id
$$;
revoke execute on function agencies_to_seal() from public;
--rollback drop function agencies_to_seal();
