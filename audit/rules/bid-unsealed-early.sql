-- Of a bid nothing is readable before the lot's bids were opened, and of one that was withdrawn never.
select c.number as subject, format('a bid is readable, and %s', case when b.withdrawn_at is null then 'the bids were not opened' else 'it was withdrawn' end) as detail
from bids b join cases c on (c.tenant_id, c.id) = (b.tenant_id, b.lot_id)
where (b.body is not null or b.total_fen is not null or b.rank is not null or b.score_hundredths is not null)
  and (b.withdrawn_at is not null
    or not exists (select 1 from case_events e where (e.tenant_id, e.case_id, e.action) = (b.tenant_id, b.lot_id, 'openBids')))
