--liquibase formatted sql

--changeset latchkey:users-counted
-- K30 looks at nobody's row, however many people there are.
drop index users_by_creation;
create index users_by_creation on users (agency_id, created_at) include (status, role);
--rollback drop index users_by_creation; create index users_by_creation on users (agency_id, created_at);
