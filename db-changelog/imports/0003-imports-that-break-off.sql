--liquibase formatted sql

--changeset latchkey:import-staged
-- Whether its rows in import_row are all there and were judged together: false from when they are read until that is
-- done, so that a check that broke off is not taken for one that was finished.
alter table import_job add column staged boolean not null default false;
--rollback alter table import_job drop column staged;
