-- The ballots of a closed poll are read again by those who count them again: found without a walk through the record.
create index entry_board on entry (org) where kind = 'publish-board';
