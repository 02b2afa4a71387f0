--liquibase formatted sql

--changeset latchkey:property-search-columns
alter table property
    -- Everybody who owns, owned or will own a share; null while nobody is recorded.
    add column owner_names  text,
    add column search_text  text,
    -- Row-level security keeps lower() away from indexes, as all that is not leakproof; equality on a column is.
    add column town_key     text not null generated always as (lower(town)) stored,
    -- As much of the postcode as is known.
    add column postcode_key text generated always as (coalesce(postcode, outcode)) stored;
--rollback alter table property drop column postcode_key, drop column town_key, drop column search_text, drop column owner_names;

--changeset latchkey:property-search-text splitStatements:false
-- What free text finds a property by: kept here, so that no path of writing can forget it.
create function property_writes_search_text() returns trigger
    language plpgsql as $$
begin
    new.search_text := search_form(concat_ws(' ', reference('PR', new.id), new.own_ref, new.uprn, new.address, new.town,
        new.postcode, replace(new.postcode, ' ', ''), new.outcode, new.owner_names));
    return new;
end $$;
create trigger property_writes_search_text before insert or update on property
    for each row execute function property_writes_search_text();
create function names_of_owners(owned bigint) returns text
    language sql stable
    return (select string_agg(distinct c.name, ', ' order by c.name)
              from ownership o join landlord l on l.id = o.landlord_id join contact c on c.id = l.contact_id
             where o.property_id = owned);
create function owners_name_properties() returns trigger
    language plpgsql as $$
begin
    update property p set owner_names = names_of_owners(p.id)
     where p.id in (select property_id from changed) and p.owner_names is distinct from names_of_owners(p.id);
    return null;
end $$;
create trigger owners_name_properties_at_insert after insert on ownership
    referencing new table as changed for each statement execute function owners_name_properties();
create trigger owners_name_properties_at_update after update on ownership
    referencing new table as changed for each statement execute function owners_name_properties();
create trigger owners_name_properties_after_update after update on ownership
    referencing old table as changed for each statement execute function owners_name_properties();
create trigger owners_name_properties_at_delete after delete on ownership
    referencing old table as changed for each statement execute function owners_name_properties();
create function contact_renames_owned_properties() returns trigger
    language plpgsql as $$
begin
    update property p set owner_names = names_of_owners(p.id)
     where p.id in (select o.property_id from ownership o join landlord l on l.id = o.landlord_id
                     where l.contact_id = new.id);
    return null;
end $$;
create trigger contact_renames_owned_properties after update on contact
    for each row when (new.name is distinct from old.name) execute function contact_renames_owned_properties();
create function landlord_renames_owned_properties() returns trigger
    language plpgsql as $$
begin
    update property p set owner_names = names_of_owners(p.id)
     where p.id in (select property_id from ownership where landlord_id = new.id);
    return null;
end $$;
create trigger landlord_renames_owned_properties after update on landlord
    for each row when (new.contact_id is distinct from old.contact_id)
    execute function landlord_renames_owned_properties();
--rollback drop function landlord_renames_owned_properties() cascade; drop function contact_renames_owned_properties() cascade; drop function owners_name_properties() cascade; drop function names_of_owners(bigint); drop function property_writes_search_text() cascade;

--changeset latchkey:property-search-text-of-old-rows
-- The owner, too, sees only the current agency's rows, and here there is none: for once it looks past the wall.
alter table property no force row level security;
alter table ownership no force row level security;
alter table landlord no force row level security;
alter table contact no force row level security;
update property set owner_names = names_of_owners(id);
alter table contact force row level security;
alter table landlord force row level security;
alter table ownership force row level security;
alter table property force row level security;
alter table property alter column search_text set not null;
--rollback alter table property alter column search_text drop not null;

--changeset latchkey:property-lists
create index property_by_creation on property (agency_id, id) where deleted_at is null;
create index property_by_town_key on property (agency_id, town_key, id) where deleted_at is null;
create index property_by_postcode_key on property (agency_id, postcode_key, id) where deleted_at is null;
-- Sorted downwards, what is blank still comes last.
create index property_by_postcode_key_desc on property (agency_id, postcode_key desc nulls last, id desc)
    where deleted_at is null;
create index property_without_owner on property (agency_id, id) where owner_names is null and deleted_at is null;
create index property_archived on property (agency_id, id) where deleted_at is not null;
create index listing_on_market_by_property on listing (agency_id, property_id)
    where status in ('AVAILABLE', 'UNDER_OFFER') and deleted_at is null;
create index property_text_search on property using gin (search_text gin_trgm_ops);
drop index property_by_postcode;
--rollback create index property_by_postcode on property (agency_id, postcode, id) where deleted_at is null; drop index property_text_search; drop index listing_on_market_by_property; drop index property_archived; drop index property_without_owner; drop index property_by_postcode_key_desc; drop index property_by_postcode_key; drop index property_by_town_key; drop index property_by_creation;

--changeset latchkey:find-properties splitStatements:false
-- Its library has to be there before a function may set what belongs to it.
do $$ begin perform show_limit(); end $$;
-- As find_listings: past row-level security, which closes trigram indexes, with the agency's wall drawn here.
-- Every word must occur; only if nothing has them all may words of four letters and more be misspelt.
create policy text_search on property for select to current_user using (true);
create function find_properties(typed text) returns setof bigint
    language plpgsql stable security definer rows 100
    set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
    word  text;
    exact text := '';
    near  text := '';
    likes text;
begin
    foreach word in array (regexp_split_to_array(trim(search_form(typed)), '[\s,]+'))[1:12] loop
        likes := format(' and search_text like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
        exact := exact || likes;
        near := near || case when word ~ '^[a-z''-]{4,}$'
            then format(' and %L <%% search_text', word) else likes end;
    end loop;
    return query execute 'select id from property where agency_id = current_agency()' || exact;
    if not found and near <> exact then
        return query execute 'select id from property where agency_id = current_agency()' || near;
    end if;
end $$;
revoke execute on function find_properties(text) from public;
--rollback drop function find_properties(text); drop policy text_search on property;

--changeset latchkey:property-text-statistics
-- As for listings: few samples, so that planning a search takes less than the search.
alter table property alter column search_text set statistics 10;
--rollback alter table property alter column search_text set statistics -1;
