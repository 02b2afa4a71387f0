--liquibase formatted sql

--changeset latchkey:webhook-took
-- How long the last attempt took; null before the first. Those that take long leave places to the others.
alter table webhook add column last_took_millis integer;
--rollback alter table webhook drop column last_took_millis;
