-- Imports of the roll between preview and apply: what the file changes, kept until the keeper of the roll
-- decides. Parts hold names and addresses; they go when the import is applied, dropped or expired.

create table roll_import (
  org text not null references organisation (id),
  id text not null,
  by_person text not null,
  day text not null check (day ~ '^\d{4}-\d{2}-\d{2}$'),
  created_at bigint not null,
  expires_at bigint not null,
  -- Of units, standing and particulars as the preview met them.
  fingerprint text not null,
  counts jsonb not null,
  applied_key text,
  applied_at bigint,
  primary key (org, id),
  check ((applied_key is null) = (applied_at is null))
);
create index roll_import_expiry on roll_import (expires_at) where applied_key is null;
select sovet_allow_change('roll_import');

create table roll_import_part (
  org text not null,
  import text not null,
  part integer not null check (part >= 0),
  kind text not null check (kind in ('units', 'members')),
  -- JSON of the lines of one act; not compressed, because it is read once and dropped.
  lines text not null,
  primary key (org, import, part),
  foreign key (org, import) references roll_import (org, id) on delete cascade
);
alter table roll_import_part alter column lines set storage external;
select sovet_allow_change('roll_import_part');
