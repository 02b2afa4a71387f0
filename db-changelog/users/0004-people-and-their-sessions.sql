--liquibase formatted sql

--changeset latchkey:last-admin splitStatements:false
-- An agency nobody runs could never be run again. Two who leave at once wait for each other at the agency's row.
create function agency_keeps_an_admin() returns trigger
    language plpgsql as $$
begin
    perform from agency where id = old.agency_id for no key update;
    if not exists (select from users where agency_id = old.agency_id and role = 'ADMIN' and status = 'ACTIVE') then
        raise exception 'Agency % would have no administrator', old.agency_id
            using errcode = 'check_violation', constraint = 'users_last_admin';
    end if;
    return null;
end $$;
create constraint trigger users_last_admin after update of role, status on users
    deferrable initially immediate for each row
    when (old.role = 'ADMIN' and old.status = 'ACTIVE' and (new.role <> 'ADMIN' or new.status <> 'ACTIVE'))
    execute function agency_keeps_an_admin();
--rollback drop trigger users_last_admin on users; drop function agency_keeps_an_admin();

--changeset latchkey:password-link splitStatements:false
-- What sets a password, once: an invitation's, or a reset's. A newer one takes the place of the older. Of the link only
-- its hash is kept.
create table password_link (
    user_id    bigint primary key,
    agency_id  bigint      not null,
    token_hash bytea       not null unique check (length(token_hash) = 32),
    made_at    timestamptz not null,
    expires_at timestamptz not null check (expires_at > made_at),
    made_by_id bigint      not null,
    mailed     boolean     not null,
    foreign key (agency_id, user_id) references users (agency_id, id),
    foreign key (agency_id, made_by_id) references users (agency_id, id)
);
create index password_link_by_user on password_link (agency_id, user_id);
create index password_link_by_maker on password_link (agency_id, made_by_id);
call isolate_by_agency('password_link');
-- Whoever holds the link is not signed in, and in no agency yet.
create policy by_token on password_link for select to current_user using (true);
create function find_password_link(wanted bytea, now timestamptz)
    returns table (user_id bigint, agency_id bigint, email text, name text, status text, expires_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select u.id, u.agency_id, u.email::text, u.name, u.status, l.expires_at
      from password_link l join users u on u.id = l.user_id
     where l.token_hash = wanted and l.expires_at > now and u.status in ('INVITED', 'ACTIVE')
$$;
revoke execute on function find_password_link(bytea, timestamptz) from public;
--rollback drop function find_password_link(bytea, timestamptz); drop table password_link;

--changeset latchkey:superuser-password splitStatements:false
-- Superusers are made by whoever owns the database; their own password is theirs to change.
create function set_superuser_password(superuser_id bigint, hash text) returns void
    language sql security definer set search_path = public, pg_temp as $$
    update users set password_hash = hash, version = version + 1
     where id = superuser_id and role = 'SUPERUSER' and status = 'ACTIVE'
$$;
revoke execute on function set_superuser_password(bigint, text) from public;
--rollback drop function set_superuser_password(bigint, text);

--changeset latchkey:user-session splitStatements:false
-- A browser somebody is signed in with, on whichever instance. Of the installation, as attempts to sign in are:
-- superusers have sessions, too. A row that is gone ends the session.
create table user_session (
    id        uuid primary key,
    user_id   bigint      not null,
    opened_at timestamptz not null,
    seen_at   timestamptz not null,
    address   text        not null,
    browser   text        not null
);
create index user_session_by_user on user_session (user_id, seen_at);
create index user_session_by_age on user_session (seen_at);
-- What a session may do was decided when it began. Whoever writes somebody's role, branch or status, a screen, a file or
-- whoever takes a file back, ends their sessions by that.
create function users_end_their_sessions() returns trigger
    language plpgsql as $$
begin
    delete from user_session where user_id = new.id;
    return null;
end $$;
create trigger users_end_their_sessions after update of role, branch_id, status on users for each row
    when ((old.role, old.branch_id, old.status) is distinct from (new.role, new.branch_id, new.status))
    execute function users_end_their_sessions();
--rollback drop trigger users_end_their_sessions on users; drop function users_end_their_sessions(); drop table user_session;

--changeset latchkey:second-factor splitStatements:false
-- The secret is encrypted by a key that is not in the database. A step that was used is used up, and so is a recovery
-- code, of which only the hash is kept.
create table second_factor (
    user_id   bigint primary key,
    agency_id bigint,
    secret    text        not null,
    since     timestamptz not null,
    last_step bigint      not null,
    recovery  bytea[]     not null,
    foreign key (agency_id, user_id) references users (agency_id, id)
);
create index second_factor_by_user on second_factor (agency_id, user_id);
call isolate_by_agency('second_factor');
-- Superusers' own: in sight as long as nobody works in an agency.
create policy superusers on second_factor using (agency_id is null and current_agency() is null)
    with check (agency_id is null and current_agency() is null);
--rollback drop table second_factor;

--changeset latchkey:passkeys splitStatements:false
-- As Spring Security's repository reads and writes it. Public keys are no secret, and who signs in by one has no agency
-- yet: of the installation, as attempts to sign in are.
create table user_credentials (
    credential_id                text primary key,
    user_entity_user_id          text        not null,
    public_key                   bytea       not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean     not null,
    authenticator_transports     text,
    public_key_credential_type   text,
    backup_state                 boolean     not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz,
    last_used                    timestamptz,
    label                        text        not null
);
create index user_credentials_by_user on user_credentials (user_entity_user_id);
create function find_person(wanted bigint)
    returns table (id bigint, agency_id bigint, branch_id bigint, email text, name text, role text, status text,
                   password_hash text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select u.id, u.agency_id, u.branch_id, u.email::text, u.name, u.role, u.status, u.password_hash
      from users u where u.id = wanted
$$;
revoke execute on function find_person(bigint) from public;
--rollback drop function find_person(bigint); drop table user_credentials;
