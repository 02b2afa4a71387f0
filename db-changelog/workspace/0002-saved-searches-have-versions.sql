--liquibase formatted sql

--changeset latchkey:saved-search-version
-- Whoever changes one says which state they saw.
alter table saved_search add column version integer not null default 0;
--rollback alter table saved_search drop column version;
