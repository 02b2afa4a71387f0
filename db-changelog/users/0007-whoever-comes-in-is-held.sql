--liquibase formatted sql

--changeset latchkey:hold-person splitStatements:false
-- A session begins with somebody as they are when it is written, not as they were when their password was looked at. Whoever
-- suspends them meanwhile waits, and then ends it; or was first, and is seen here.
create function hold_person(wanted bigint)
    returns table (branch_id bigint, role text, status text)
    language sql volatile security definer set search_path = public, pg_temp as $$
    select u.branch_id, u.role, u.status from users u where u.id = wanted for share
$$;
revoke execute on function hold_person(bigint) from public;
--rollback drop function hold_person(bigint);
