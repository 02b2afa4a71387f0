--liquibase formatted sql

--changeset latchkey:listing-names splitStatements:false
-- A list sorted by branch or negotiator is read from an index, too, so their names stand on the listing's own row as
-- the landlord's does. The text begins with a blank, so that every word in it has one before it.
alter table listing add column branch_name text, add column negotiator_name text;
create or replace function listing_writes_search_text() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.landlord_id is distinct from old.landlord_id then
        new.landlord_name := (select c.name from landlord l join contact c on c.id = l.contact_id
                               where l.id = new.landlord_id);
    end if;
    if tg_op = 'INSERT' or new.branch_id is distinct from old.branch_id or new.branch_name is null then
        -- One that is not there is for its foreign key to refuse.
        new.branch_name := coalesce((select name from branch where id = new.branch_id), '');
    end if;
    if tg_op = 'INSERT' or new.negotiator_id is distinct from old.negotiator_id or new.negotiator_name is null then
        new.negotiator_name := (select name from users where id = new.negotiator_id);
    end if;
    new.search_text := ' ' || search_form(concat_ws(' ', new.reference, new.address, new.town, new.postcode,
        replace(new.postcode, ' ', ''), new.outcode, new.landlord_name));
    return new;
end $$;
create function branch_renames_listings() returns trigger
    language plpgsql as $$
begin
    update listing set branch_name = new.name where branch_id = new.id;
    return null;
end $$;
create trigger branch_renames_listings after update on branch
    for each row when (new.name is distinct from old.name) execute function branch_renames_listings();
create function negotiator_renames_listings() returns trigger
    language plpgsql as $$
begin
    update listing set negotiator_name = new.name where negotiator_id = new.id;
    return null;
end $$;
create trigger negotiator_renames_listings after update on users
    for each row when (new.name is distinct from old.name) execute function negotiator_renames_listings();
-- The owner, too, sees only its agency's rows; here it has to fill those of all.
alter table listing no force row level security;
alter table branch no force row level security;
alter table users no force row level security;
alter table contact no force row level security;
alter table landlord no force row level security;
update listing set branch_name = null;
alter table listing force row level security;
alter table branch force row level security;
alter table users force row level security;
alter table contact force row level security;
alter table landlord force row level security;
alter table listing alter column branch_name set not null;
create index listing_by_branch_name on listing (agency_id, branch_name, id) where deleted_at is null;
create index listing_by_negotiator_name on listing (agency_id, negotiator_name, id) where deleted_at is null;
create index listing_by_negotiator_name_desc on listing (agency_id, negotiator_name desc nulls last, id desc)
    where deleted_at is null;
--rollback drop function branch_renames_listings() cascade; drop function negotiator_renames_listings() cascade; alter table listing drop column branch_name, drop column negotiator_name;

--changeset latchkey:listing-text-by-agency
-- The agency leads: a small one does not wade through the words of a large one.
create extension if not exists btree_gin;
drop index listing_text_search;
create index listing_text_search on listing using gin (agency_id, search_text gin_trgm_ops);
--rollback drop index listing_text_search; create index listing_text_search on listing using gin (search_text gin_trgm_ops);
