-- The units a line votes for, where a poll counts units: frozen with the roll.
alter table roll_line add column units text[];
