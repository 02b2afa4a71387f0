--liquibase formatted sql

--changeset latchkey:listing-reference-index
-- Counting off a million references needs no look at the rows.
create index listing_by_reference on listing (agency_id, reference, id) where deleted_at is null;
--rollback drop index listing_by_reference;

--changeset latchkey:find-common-listings splitStatements:false
-- What a listing's search text must contain for what was typed: its first twelve words, each once. One or two letters
-- or figures begin a word ("E1", "3"), and so does a reference ("LK-5"); longer words and signs may stand anywhere.
create function search_words(typed text) returns text[]
    language sql immutable parallel safe strict
    return array (
        select case when word ~ '^([a-z0-9]{1,2}|[a-z]{2}-[0-9]*)$' then ' ' || word else word end
          from regexp_split_to_table(trim(search_form(typed)), '[\s,]+') with ordinality as split (word, place)
         where word <> ''
         group by word order by min(place) limit 12);
-- Its library has to be there before a function may set what belongs to it.
do $$ begin perform show_limit(); end $$;
-- Finds rare words' listings by number, and leaves common ones to be looked for row by row in a list's own order:
-- numbers are null when more than "most" have all words, or when one in twenty of the newest five hundred has.
-- It runs as the owner, for whom trigrams are read from their index, and draws the agency's wall itself.
-- Only if nothing has all words may those of four letters and more be misspelt; then it finds "most" at most.
create function find_listings(typed text, most bigint, out ids bigint[], out words text[])
    language plpgsql stable security definer
    set search_path = public, pg_temp
    set pg_trgm.word_similarity_threshold = 0.5 as $$
declare
    word   text;
    likes  text;
    exact  text := '';
    near   text := '';
    common boolean;
begin
    words := search_words(typed);
    if most is not null then
        select count(*) = 500 and count(*) filter (
                   where not exists (select from unnest(words) as w where strpos(newest.search_text, w) = 0)) >= 25
          into common
          from (select search_text from listing where agency_id = current_agency() and deleted_at is null
                 order by id desc limit 500) as newest;
        if common then
            return;
        end if;
    end if;
    foreach word in array words loop
        likes := format(' and search_text like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
        exact := exact || likes;
        near := near || case when word ~ '^[a-z''-]{4,}$'
            then format(' and %L <%% search_text', word) else likes end;
    end loop;
    execute 'select array(select id from listing where agency_id = current_agency() and deleted_at is null'
        || exact || ' limit $1)' into ids using most + 1;
    if cardinality(ids) > most then
        ids := null;
    elsif ids = '{}' and near <> exact then
        execute 'select array(select id from listing where agency_id = current_agency() and deleted_at is null'
            || near || ' limit $1)' into ids using most;
    end if;
end $$;
revoke execute on function find_listings(text, bigint) from public;
create or replace function find_listings(typed text) returns setof bigint
    language sql stable security invoker rows 100
    return unnest((find_listings(typed, null)).ids);
--rollback drop function find_listings(text); drop function find_listings(text, bigint); drop function search_words(text);

--changeset latchkey:listing-text-statistics
-- To plan a search PostgreSQL tries it on every kept sample of the text: a hundred take longer than the search.
alter table listing alter column search_text set statistics 10;
--rollback alter table listing alter column search_text set statistics -1;
