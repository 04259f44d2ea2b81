-- What the roll said of a person before it was corrected, and why it was. Both tell of a person: they are erasable, and
-- the record holds their salted commitments only.

create table former_particulars (
  org text not null references organisation (id),
  person text not null,
  ref text not null check (ref ~ '^sha256:[0-9a-f]{64}$'),
  salt bytea not null,
  name text not null,
  number text,
  email text,
  primary key (org, person, ref)
);
grant delete on former_particulars to sovet_app;

create table roll_note (
  org text not null references organisation (id),
  person text not null,
  ref text not null check (ref ~ '^sha256:[0-9a-f]{64}$'),
  salt bytea not null,
  text text not null,
  primary key (org, person, ref)
);
grant delete on roll_note to sovet_app;
