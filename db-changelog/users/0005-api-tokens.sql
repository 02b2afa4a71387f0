--liquibase formatted sql

--changeset latchkey:api-token splitStatements:false
-- What a program of somebody's shows instead of signing in. Of the token only its hash is kept, and its first characters
-- to tell it by.
create table api_token (
    id           uuid primary key,
    user_id      bigint      not null,
    agency_id    bigint,
    label        text        not null check (length(label) between 1 and 100),
    token_hash   bytea       not null unique check (length(token_hash) = 32),
    hint         text        not null check (length(hint) between 1 and 12),
    scopes       text[]      not null check (cardinality(scopes) > 0
                     and scopes <@ array['read', 'write', 'export', 'import', 'administer']),
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at),
    last_used_at timestamptz,
    foreign key (agency_id, user_id) references users (agency_id, id)
);
create index api_token_by_user on api_token (agency_id, user_id);
call isolate_by_agency('api_token');
-- Superusers' own: in sight as long as nobody works in an agency.
create policy superusers on api_token using (agency_id is null and current_agency() is null)
    with check (agency_id is null and current_agency() is null);
-- Whoever shows a token is in no agency yet.
create policy by_token on api_token for select to current_user using (true);
create policy last_use on api_token for update to current_user using (true) with check (true);
create function find_api_token(wanted bytea, now timestamptz)
    returns table (token_id uuid, scopes text[], id bigint, agency_id bigint, branch_id bigint, email text, name text,
                   role text, status text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select t.id, t.scopes, u.id, u.agency_id, u.branch_id, u.email::text, u.name, u.role, u.status
      from api_token t join users u on u.id = t.user_id
     where t.token_hash = wanted and t.expires_at > now and u.status = 'ACTIVE'
$$;
-- Once a minute is enough; what another instance marks just now needs no second mark.
create function mark_api_tokens(ids uuid[], now timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    update api_token set last_used_at = now
     where id in (select id from api_token
                   where id = any(ids) and (last_used_at is null or last_used_at <= now - interval '1 minute')
                     for no key update skip locked)
$$;
revoke execute on function find_api_token(bytea, timestamptz), mark_api_tokens(uuid[], timestamptz) from public;
-- Whoever leaves takes no key along, by whatever way they leave.
create function users_leave_their_tokens() returns trigger
    language plpgsql as $$
begin
    delete from api_token where agency_id is not distinct from new.agency_id and user_id = new.id;
    return null;
end $$;
create trigger users_leave_their_tokens after update of status on users for each row
    when (new.status = 'LEFT' and old.status <> 'LEFT')
    execute function users_leave_their_tokens();
--rollback drop trigger users_leave_their_tokens on users; drop function users_leave_their_tokens(); drop function mark_api_tokens(uuid[], timestamptz); drop function find_api_token(bytea, timestamptz); drop table api_token;
