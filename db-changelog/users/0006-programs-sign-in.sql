--liquibase formatted sql

--changeset latchkey:program-session splitStatements:false
-- A program that somebody signed in with their password. Of the installation, as browsers' sessions are. What goes on with
-- it is a token that each use makes another of: the hash of the last one is here.
create table program_session (
    id           uuid primary key,
    user_id      bigint      not null,
    refresh_hash bytea       not null check (length(refresh_hash) = 32),
    opened_at    timestamptz not null,
    seen_at      timestamptz not null,
    expires_at   timestamptz not null check (expires_at > opened_at),
    address      text        not null
);
create index program_session_by_user on program_session (user_id, seen_at);
create index program_session_by_end on program_session (expires_at);
create or replace function users_end_their_sessions() returns trigger
    language plpgsql as $$
begin
    delete from user_session where user_id = new.id;
    delete from program_session where user_id = new.id;
    return null;
end $$;
--rollback create or replace function users_end_their_sessions() returns trigger language plpgsql as $$ begin delete from user_session where user_id = new.id; return null; end $$; drop table program_session;
