--liquibase formatted sql

--changeset latchkey:sign-in-attempt
-- Of the installation, not of an agency: whoever fails to sign in has none yet.
create table sign_in_attempt (
    id        bigint generated always as identity primary key,
    email     citext      not null,
    address   text        not null,
    succeeded boolean     not null,
    at        timestamptz not null
);
create index sign_in_attempt_by_email on sign_in_attempt (email, at);
create index sign_in_attempt_by_address on sign_in_attempt (address, at);
--rollback drop table sign_in_attempt;

--changeset latchkey:find-sign-in splitStatements:false
-- The one look past the agency wall: by an exact e-mail address, for the sign-in alone.
create policy sign_in on users for select to current_user using (true);
create policy sign_in_mark on users for update to current_user using (true) with check (true);
-- Superusers are made by whoever owns the database, not through the application.
create policy superusers on users to current_user using (agency_id is null) with check (agency_id is null);
create function find_sign_in(wanted citext)
    returns table (id bigint, agency_id bigint, branch_id bigint, email text, name text, role text, status text,
                   password_hash text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select u.id, u.agency_id, u.branch_id, u.email::text, u.name, u.role, u.status, u.password_hash
      from users u where u.email = wanted
$$;
create function mark_sign_in(user_id bigint, signed_in_at timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
    update users set last_sign_in_at = signed_in_at where users.id = user_id
$$;
revoke execute on function find_sign_in(citext), mark_sign_in(bigint, timestamptz) from public;
--rollback drop function mark_sign_in(bigint, timestamptz); drop function find_sign_in(citext); drop policy superusers on users; drop policy sign_in_mark on users; drop policy sign_in on users;
