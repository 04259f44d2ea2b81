-- A ballot is dropped into the box of an open secret poll or nowhere, and is never changed there: neither by
-- the program nor by the owner of the tables. Counting takes what is in the box; this is the last door to it.

create function sovet_guard_box() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
begin
  -- Once for a batch: a statement may drop thousands of ballots.
  if exists (
    select from (select distinct org, poll from dropped) box
    where not exists (
      select from fact where fact.org = box.org and fact.kind = 'poll' and fact.id = box.poll and fact.value ->> 'stage' = 'open')
  ) then
    raise exception 'insert into ballot is refused: the poll is not open' using errcode = 'SV001';
  end if;
  return null;
end
$$;

create trigger guard_box after insert on ballot referencing new table as dropped
  for each statement execute function sovet_guard_box();
create trigger refuse_change before update on ballot for each row execute function sovet_refuse_change();
alter table ballot enable always trigger guard_box, enable always trigger refuse_change;
