--liquibase formatted sql

--changeset latchkey:forget-sign-in-attempts splitStatements:false
-- The application may add attempts and read them; old ones alone are taken away, and by this.
create index sign_in_attempt_by_age on sign_in_attempt (at);
create function forget_sign_in_attempts(before timestamptz, most integer) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with gone as (
        delete from sign_in_attempt where id in (
            select id from sign_in_attempt where at < before order by at limit most)
        returning id)
    select count(*) from gone
$$;
revoke execute on function forget_sign_in_attempts(timestamptz, integer) from public;
--rollback drop function forget_sign_in_attempts(timestamptz, integer); drop index sign_in_attempt_by_age;
