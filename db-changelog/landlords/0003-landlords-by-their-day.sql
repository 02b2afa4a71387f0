--liquibase formatted sql

--changeset latchkey:landlord-by-creation
-- How many were added lately, and who.
create index landlord_by_creation on landlord (agency_id, created_at) include (contact_id) where deleted_at is null;
--rollback drop index landlord_by_creation;
