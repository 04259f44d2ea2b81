-- Who may do what, and the wall around history.
--
-- The program runs as the role sovet_app, never as the owner of the tables. What the role may do starts
-- small: every new table can be read and added to, nothing else. A migration that creates a table says
-- with one of these two calls what kind it is:
--
--   select sovet_make_append_only('event');   -- history: refused to everyone, the owner included
--   select sovet_allow_change('session');     -- state: rows may be updated and deleted
--
-- A forgotten call fails loudly (permission denied) and never leaves history open to change.

do $$
begin
  if not exists (select from pg_roles where rolname = 'sovet_app') then
    create role sovet_app nologin;
  end if;
exception
  -- Roles belong to the whole server: another database's migration may have been faster.
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'the role % may not create roles; let an administrator run: create role sovet_app nologin; grant sovet_app to %',
      current_user, quote_ident(current_user) using errcode = 'insufficient_privilege';
end
$$;

do $$
declare
  -- Since PostgreSQL 16 being a member and being allowed to SET ROLE are two things.
  needed constant text := case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end;
begin
  if not pg_has_role(current_user, 'sovet_app', needed) then
    grant sovet_app to current_user;
  end if;
end
$$;

revoke create on schema public from public;
grant usage on schema public to sovet_app;
alter default privileges in schema public grant select, insert on tables to sovet_app;
alter default privileges in schema public grant usage on sequences to sovet_app;

create function sovet_refuse_change() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
  raise exception '% of % is refused: the table is append-only', lower(tg_op), tg_table_name
    using errcode = 'SV001', hint = 'History is corrected by a later entry, never by changing an earlier one.';
end
$$;

-- Partitions inherit the row trigger, not the one on truncate: call this for each new partition as well.
create function sovet_make_append_only(target regclass) returns void
language plpgsql set search_path = pg_catalog, public
as $$
begin
  execute format('revoke all on %s from sovet_app, public', target);
  execute format('grant select, insert on %s to sovet_app', target);
  if not exists (select from pg_trigger where tgrelid = target and tgname = 'refuse_change') then
    execute format('create trigger refuse_change before update or delete on %s for each row execute function sovet_refuse_change()', target);
  end if;
  execute format('create trigger refuse_truncate before truncate on %s for each statement execute function sovet_refuse_change()', target);
  -- "always": also in a session that poses as a replica, where ordinary triggers are silent.
  execute format('alter table %s enable always trigger refuse_change, enable always trigger refuse_truncate', target);
end
$$;

create function sovet_allow_change(target regclass) returns void
language plpgsql set search_path = pg_catalog, public
as $$
begin
  if exists (select from pg_trigger where tgrelid = target and tgname = 'refuse_change') then
    raise exception '% is append-only and stays so', target using errcode = 'SV001';
  end if;
  execute format('grant update, delete on %s to sovet_app', target);
end
$$;

revoke execute on function sovet_make_append_only(regclass), sovet_allow_change(regclass) from public;

select sovet_make_append_only('sovet_migration');
