-- Every entry of the ledger follows from an act: of the case itself, or of the lot or recovery that it names.
select c.number as subject, format('entry %s (%s to %s) follows from no event %s', e.id, e.from_account, e.to_account, e.seq) as detail
from fund_entries e join cases c on (c.tenant_id, c.id) = (e.tenant_id, e.case_id)
where not exists (select 1 from case_events v where (v.tenant_id, v.case_id, v.seq) = (e.tenant_id, coalesce(e.recovery_id, e.lot_id, e.case_id), e.seq))
