-- What a list says of a person, and the grade of an acceptance, are sealed: beside a keyed hash they were readable.
-- SQL does not have the keys, so the rows that are there are sealed by the step after the migrations
-- (record/seal-readable.ts). From now on no readable row comes in; the step proves in the end that none is left.

alter table reference_entries alter column detail drop not null;
alter table reference_entries add column sealed bytea;
alter table reference_entries add constraint reference_entries_say_one_thing check (num_nonnulls(detail, sealed) = 1);
alter table reference_entries add constraint reference_entries_are_sealed check (detail is null) not valid;

alter table acceptances alter column grade drop not null;
alter table acceptances add column grade_sealed bytea;
alter table acceptances add constraint acceptances_say_one_grade check (num_nonnulls(grade, grade_sealed) = 1);
alter table acceptances add constraint acceptances_are_sealed check (grade is null) not valid;
