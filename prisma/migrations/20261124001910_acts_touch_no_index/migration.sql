-- When a case changed last stood in two indexes, though nobody looks for it. So every act wrote into every index of cases,
-- also where nothing changed that they name; PostgreSQL leaves all of them alone where no index names what changed.
create index cases_at_step on cases (tenant_id, step);
drop index cases_tenant_id_step_changed_at_idx;
drop index cases_unseen;
create index cases_unseen on cases (opened_at) where workflow_seen_at is null;
