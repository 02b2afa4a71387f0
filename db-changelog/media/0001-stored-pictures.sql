--liquibase formatted sql

--changeset latchkey:stored-pictures
-- A picture is an address elsewhere, or files of ours that are found by their key; one of the two, never both.
alter table listing_media
    alter column url drop not null,
    alter column position drop not null,
    add column file_key   uuid,
    add column media_type text check (media_type in ('image/jpeg', 'image/png')),
    add column bytes      bigint  check (bytes > 0),
    add column width      integer check (width > 0),
    add column height     integer check (height > 0),
    add column checksum   text    check (checksum ~ '^[0-9a-f]{64}$'),
    add column removed_at timestamptz,
    add check (num_nonnulls(url, file_key) = 1),
    add check (num_nonnulls(file_key, media_type, bytes, width, height, checksum) in (0, 6)),
    -- What is removed has no place any more, and takes none from the others.
    add check ((position is null) = (removed_at is not null)),
    add unique (agency_id, file_key),
    -- Judged when a statement is done and not row by row: an order is rewritten in one.
    drop constraint listing_media_agency_id_listing_id_kind_position_key,
    add constraint listing_media_order unique (agency_id, listing_id, kind, position) deferrable;
create index listing_media_removed on listing_media (agency_id, removed_at) where removed_at is not null;
--rollback drop index listing_media_removed; delete from listing_media where url is null or removed_at is not null; alter table listing_media drop constraint listing_media_order, add unique (agency_id, listing_id, kind, position), drop column file_key, drop column media_type, drop column bytes, drop column width, drop column height, drop column checksum, drop column removed_at, alter column url set not null, alter column position set not null;
