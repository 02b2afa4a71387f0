--liquibase formatted sql

--changeset latchkey:listing-search-text splitStatements:false
-- What free text finds a listing by: kept here, so that no path of writing can forget it.
create function listing_writes_search_text() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.landlord_id is distinct from old.landlord_id then
        new.landlord_name := (select c.name from landlord l join contact c on c.id = l.contact_id
                               where l.id = new.landlord_id);
    end if;
    new.search_text := search_form(concat_ws(' ', new.reference, new.address, new.town, new.postcode,
        replace(new.postcode, ' ', ''), new.outcode, new.landlord_name));
    return new;
end $$;
create trigger listing_writes_search_text before insert or update on listing
    for each row execute function listing_writes_search_text();
create function contact_renames_listings() returns trigger
    language plpgsql as $$
begin
    update listing set landlord_name = new.name
     where landlord_id in (select id from landlord where contact_id = new.id);
    return null;
end $$;
create trigger contact_renames_listings after update on contact
    for each row when (new.name is distinct from old.name) execute function contact_renames_listings();
create index listing_text_search on listing using gin (search_text gin_trgm_ops);
--rollback drop index listing_text_search; drop function contact_renames_listings() cascade; drop function listing_writes_search_text() cascade;

--changeset latchkey:find-listings splitStatements:false
-- Row-level security keeps operators that are not leakproof, trigrams among them, away from indexes. This function
-- runs as the owner, whose policy sees every row, and draws the agency's wall itself.
-- Every word must occur; only if nothing has them all may words of four letters and more be misspelt.
create policy text_search on listing for select to current_user using (true);
create function find_listings(typed text) returns setof bigint
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
    return query execute
        'select id from listing where agency_id = current_agency() and deleted_at is null' || exact;
    if not found and near <> exact then
        return query execute
            'select id from listing where agency_id = current_agency() and deleted_at is null' || near;
    end if;
end $$;
revoke execute on function find_listings(text) from public;
--rollback drop function find_listings(text); drop policy text_search on listing;
