-- The assembly: what happened (entries, sealed into a tree), what follows from it (facts), and the bulk
-- of it (standing, rolls, marks, the ballot box). Days are 'YYYY-MM-DD', instants UTC milliseconds.

create table organisation (
  id text primary key,
  name text not null,
  sample boolean not null default false,
  created_at bigint not null,
  -- Judging never goes back in time: an act is at least as late as the one before it.
  last_at bigint not null default 0
);
select sovet_allow_change('organisation');

create table charter_version (
  org text not null references organisation (id),
  hash text not null check (hash ~ '^sha256:[0-9a-f]{64}$'),
  salt bytea not null,
  file text not null,
  text text not null,
  readings text,
  adopted_at bigint not null,
  primary key (org, hash)
);
select sovet_make_append_only('charter_version');

-- One row per lawful act, or per micro-batch of casts: its canonical JSON, exactly as it is hashed.
create table entry (
  id bigint generated always as identity primary key,
  org text not null references organisation (id),
  act_key text not null,
  kind text not null,
  at bigint not null,
  canonical text not null,
  unique (org, act_key)
);
-- Boards are tens of megabytes: compressing them held the closing of a poll up for seconds.
alter table entry alter column canonical set storage external;
select sovet_make_append_only('entry');

-- Entries that wait for their place in the tree.
create table unsealed (
  org text not null references organisation (id),
  entry bigint not null references entry (id),
  primary key (org, entry)
);
select sovet_allow_change('unsealed');

create table leaf (
  org text not null references organisation (id),
  seq bigint not null,
  entry bigint not null unique references entry (id),
  hash bytea not null,
  primary key (org, seq)
);
select sovet_make_append_only('leaf');

create table tree_node (
  org text not null references organisation (id),
  level integer not null check (level > 0),
  position bigint not null,
  hash bytea not null,
  primary key (org, level, position)
);
select sovet_make_append_only('tree_node');

create table checkpoint (
  org text not null references organisation (id),
  size bigint not null,
  note text not null,
  at bigint not null,
  primary key (org, size)
);
select sovet_make_append_only('checkpoint');

create table record_head (
  org text primary key references organisation (id),
  frontier text not null,
  -- Ed25519 seed of the key that signs checkpoints.
  seed bytea not null check (length(seed) = 32)
);
select sovet_allow_change('record_head');

create table fact (
  org text not null references organisation (id),
  kind text not null,
  id text not null,
  value jsonb not null,
  due_at bigint,
  primary key (org, kind, id)
);
create index fact_due on fact (due_at) where due_at is not null;
select sovet_allow_change('fact');

create table fact_index (
  org text not null,
  kind text not null,
  field text not null,
  value text not null,
  id text not null,
  primary key (org, kind, field, value, id)
);
-- By id first: two indexes that begin alike are a toss-up for a planner without statistics.
create index fact_index_of on fact_index (id, kind, org);
select sovet_allow_change('fact_index');

-- Standing of members with the days it is valid for; until is exclusive, '9999-12-31' while it lasts.
create table membership (
  org text not null references organisation (id),
  person text not null,
  valid_from text collate "C" not null check (valid_from ~ '^\d{4}-\d{2}-\d{2}$'),
  valid_until text collate "C" not null default '9999-12-31',
  units text[] not null,
  status text not null check (status in ('candidate', 'full', 'consultative', 'suspended', 'disfranchised', 'expelled', 'left')),
  joined text collate "C" not null,
  attributes jsonb not null,
  recorded_by text not null,
  primary key (org, person, valid_from)
);
create index membership_units on membership using gin (units);
select sovet_allow_change('membership');

-- Every unit with all it lies in, itself included; depth 0 is itself.
create table unit_within (
  org text not null references organisation (id),
  unit text not null,
  ancestor text not null,
  depth integer not null check (depth >= 0),
  primary key (org, unit, ancestor)
);
create index unit_within_ancestor on unit_within (org, ancestor);
select sovet_allow_change('unit_within');

create table roll_line (
  org text not null references organisation (id),
  poll text not null,
  line integer not null,
  person text,
  seat text,
  weight bigint not null check (weight >= 0),
  salt bytea not null,
  -- Begins unlike the other indexes, which a planner without statistics would otherwise confuse with it.
  primary key (poll, line, org),
  check ((person is null) <> (seat is null))
);
-- The poll last: one index tells the line in a poll and the polls of a person.
create unique index roll_line_person on roll_line (org, person, poll) where person is not null;
create unique index roll_line_seat on roll_line (org, seat, poll) where seat is not null;
select sovet_make_append_only('roll_line');

-- That a line took part. What it chose is not here and cannot be reached from here.
create table mark (
  org text not null references organisation (id),
  poll text not null,
  line integer not null,
  act_key text not null,
  primary key (org, poll, line)
);
select sovet_make_append_only('mark');

create table open_vote (
  org text not null references organisation (id),
  poll text not null,
  line integer not null,
  choice jsonb not null,
  primary key (org, poll, line)
);
select sovet_make_append_only('open_vote');

-- The box of a secret poll while it is open: no key, time or order in common with the marks. Closing moves
-- it into the record and empties it: the role may delete here, and change nothing.
create table ballot (
  org text not null,
  poll text not null,
  id uuid not null,
  choice jsonb not null,
  weight bigint not null check (weight >= 0),
  primary key (org, poll, id)
);
grant delete on ballot to sovet_app;

-- Erasable texts; the record holds their commitments only.
create table document (
  org text not null references organisation (id),
  ref text not null check (ref ~ '^sha256:[0-9a-f]{64}$'),
  salt bytea not null,
  media_type text not null,
  text text not null,
  about text,
  created_at bigint not null,
  primary key (org, ref)
);
grant delete on document to sovet_app;

create table particulars (
  org text not null references organisation (id),
  person text not null,
  ref text not null,
  salt bytea not null,
  name text not null,
  number text,
  email text,
  primary key (org, person)
);
create unique index particulars_number on particulars (org, number) where number is not null;
create index particulars_name on particulars (org, lower(name) text_pattern_ops);
select sovet_allow_change('particulars');
