--liquibase formatted sql

--changeset latchkey:landlords-become-others splitStatements:false
-- A landlord who turns out to be another contact has that one's name on the listings.
create function landlord_renames_listings() returns trigger
    language plpgsql as $$
begin
    update listing set landlord_name = (select name from contact where id = new.contact_id)
     where landlord_id = new.id;
    return null;
end $$;
create trigger landlord_renames_listings after update on landlord
    for each row when (new.contact_id is distinct from old.contact_id) execute function landlord_renames_listings();
--rollback drop function landlord_renames_listings() cascade;
