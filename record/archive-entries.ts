/** What a file may hold, in the order in which things of one act stand. */
export const ARCHIVE_KINDS = [
  'act',
  'file',
  'fileAgain',
  'notice',
  'plan',
  'invoice',
  'measurement',
  'acceptance',
  'settlement',
  'payment',
  'home',
  'contract',
  'callOff',
  'reduction',
  'application',
  'tranche',
  'bid',
  'claim',
  'repayment',
] as const;

export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const quantity = (column: string) => `trim_scale(${column} / 100.0)::text`;

/**
 * For each kind: the event it belongs to, what orders several of one event, and what the index says of it, all of the
 * case `$1`. Amounts in fen as text. No form, no name, no account: an index may lie on any table of the county.
 */
const PARTS = {
  act: `select e.seq, '' as key, jsonb_build_object('action', e.action, 'fromStep', e.from_step, 'toStep', e.to_step, 'closed', e.closed,
      'role', e.role, 'actingFor', e.acting_for, 'org', o.code, 'onBehalfOf', b.code, 'recordedAt', ${instant('e.recorded_at')},
      'hash', encode(e.hash, 'hex')) as detail
    from case_events e left join orgs o on o.id = e.org_id left join orgs b on b.id = e.on_behalf_of_org_id where e.case_id = $1`,
  // What came in while the case was being closed is no part of it.
  file: `select f.used_seq as seq, f.id::text as key, jsonb_build_object('id', f.id, 'slot', f.slot, 'mediaType', f.media_type,
      'sha256', f.sha256, 'bytes', f.bytes, 'uploadedAt', ${instant('f.uploaded_at')}) as detail
    from evidence f join cases c on c.id = f.case_id where f.case_id = $1 and (c.closed_at is null or f.uploaded_at <= c.closed_at)`,
  fileAgain: `select u.used_seq as seq, f.id::text as key, jsonb_build_object('id', f.id, 'slot', f.slot, 'sha256', f.sha256,
      'chosenAt', ${instant('u.chosen_at')}) as detail
    from file_reuses u join evidence f on f.id = u.evidence_id where u.case_id = $1 and u.used_seq is not null`,
  notice: `select posted_seq as seq, '' as key, jsonb_build_object('place', place, 'postedOn', posted_on, 'listSha256', list_sha256,
      'removedOn', removed_on) as detail from notices where case_id = $1`,
  plan: `select p.seq, '' as key, jsonb_build_object('totalFen', p.total_fen::text, 'eligibleFen', p.eligible_fen::text,
      'grantFen', p.grant_fen::text, 'lines', (select jsonb_agg(jsonb_build_object('item', l.item_code, 'room', l.room,
        'quantity', ${quantity('l.quantity_hundredths')}, 'unitPriceFen', l.unit_price_fen::text) order by l.item_code collate "C", l.room collate "C")
        from plan_lines l where l.case_id = p.case_id and l.seq = p.seq)) as detail from plans p where p.case_id = $1`,
  invoice: `select seq, number as key, jsonb_strip_nulls(jsonb_build_object('number', number, 'issuedOn', issued_on,
      'amountFen', amount_fen::text, 'givenBackSeq', given_back_seq)) as detail
    from invoices where case_id = $1`,
  measurement: `select measured_seq as seq, '' as key, jsonb_build_object('lines', jsonb_agg(jsonb_build_object('item', item_code,
      'room', room, 'quantity', ${quantity('measured_hundredths')}) order by item_code collate "C", room collate "C")) as detail
    from plan_lines where case_id = $1 and measured_seq is not null group by measured_seq`,
  acceptance: `select seq, '' as key, jsonb_build_object('acceptedOn', accepted_on) as detail from acceptances where case_id = $1`,
  settlement: `select seq, '' as key, jsonb_build_object('measuredFen', measured_fen::text, 'invoicedFen', invoiced_fen::text,
      'grantFen', grant_fen::text) as detail from settlements where case_id = $1`,
  payment: `select ordered_seq as seq, attempt::text as key, jsonb_build_object('attempt', attempt, 'amountFen', amount_fen::text,
      'state', state, 'answeredSeq', answered_seq, 'bankReference', bank_reference) as detail from payments where case_id = $1`,
  home: `select l.joined_seq as seq, h.number as key, jsonb_build_object('number', h.number, 'left', l.left_seq is not null,
      'leftBy', l.left_by) as detail from case_links l join cases h on h.id = l.home_id where l.lot_id = $1`,
  contract: `select k.signed_seq as seq, '' as key, jsonb_build_object('number', k.number, 'creditCode', s.credit_code,
      'signedOn', k.signed_on, 'sumFen', k.sum_fen::text, 'retentionPercent', k.retention_percent, 'warrantyMonths', k.warranty_months) as detail
    from contracts k join suppliers s on s.org_id = k.supplier_id where k.lot_id = $1`,
  // Numbered by the home's events, not the lot's.
  callOff: `select null::integer as seq, h.number || to_char(o.seq, '00000') as key, jsonb_build_object('home', h.number, 'totalFen', o.total_fen::text, 'grantFen', o.grant_fen::text) as detail
    from call_offs o join cases h on h.id = o.home_id where o.lot_id = $1`,
  reduction: `select r.seq, h.number || r.item_code || r.room as key, jsonb_build_object('home', h.number, 'item', r.item_code,
      'room', r.room, 'reductionFen', r.reduction_fen::text) as detail
    from settlement_reductions r join cases h on h.id = r.home_id where r.lot_id = $1`,
  application: `select seq, '' as key, jsonb_strip_nulls(jsonb_build_object('tranche', tranche, 'percent', percent,
      'amountFen', amount_fen::text, 'endedAs', ended_as, 'endedSeq', ended_seq)) as detail
    from tranche_applications where lot_id = $1`,
  // Of a lot every payment; of a home its share of what the bank had answered when the home was closed: what is paid
  // later, such as the retention, stands in the file of the lot.
  tranche: `select t.ordered_seq as seq, t.attempt::text as key, jsonb_build_object('tranche', t.tranche, 'attempt', t.attempt,
      'amountFen', t.amount_fen::text, 'state', t.state, 'answeredSeq', t.answered_seq, 'bankReference', t.bank_reference) as detail
    from tranches t where t.lot_id = $1
    union all
    select null, l.number || to_char(t.attempt, '000'), jsonb_build_object('lot', l.number, 'tranche', t.tranche, 'attempt', t.attempt,
      'amountFen', sum(a.amount_fen)::text, 'state', t.state, 'bankReference', t.bank_reference)
    from tranche_allocations a join tranches t on t.id = a.tranche_id join cases l on l.id = t.lot_id join cases c on c.id = a.home_id
    join case_events e on e.case_id = t.lot_id and e.seq = t.answered_seq
    where a.home_id = $1 and (c.closed_at is null or e.recorded_at <= c.closed_at) group by t.id, l.number,
      t.attempt, t.tranche, t.state, t.bank_reference`,
  bid: `select null::integer as seq, ${instant('received_at')} || commitment as key, jsonb_build_object('commitment', commitment,
      'receivedAt', ${instant('received_at')}, 'withdrawn', withdrawn_at is not null, 'totalFen', total_fen::text, 'rank', rank) as detail
    from bids where lot_id = $1`,
  claim: `select k.seq, to_char(k.place, '0000') as key, jsonb_build_object('home', h.number, 'lot', l.number, 'claimedFen', k.claimed_fen::text) as detail
    from recovery_claims k join cases h on h.id = k.home_id left join cases l on l.id = k.lot_id where k.recovery_id = $1`,
  repayment: `select r.seq, '' as key, jsonb_build_object('amountFen', r.amount_fen::text, 'receivedOn', r.received_on, 'bankReference', r.bank_reference,
      'toFunds', (select jsonb_agg(jsonb_build_object('home', h.number, 'lot', l.number, 'fund', f.name, 'year', f.year, 'amountFen', a.amount_fen::text) order by a.id)
        from repayment_allocations a join cases h on h.id = a.home_id left join cases l on l.id = a.lot_id join funds f on f.id = a.fund_id
        where a.recovery_id = r.recovery_id and a.seq = r.seq)) as detail
    from repayments r where r.recovery_id = $1`,
} as const satisfies Record<ArchiveKind, string>;

const UNION = ARCHIVE_KINDS.map(
  (kind, position) =>
    `select seq, '${kind}' as kind, ${position} as position, key, detail from (${PARTS[kind]}) as ${kind}_part`,
).join('\nunion all\n');

/** Everything that the case `$1` holds up to the event `$2`, in order: act by act, and last what belongs to none. */
export const ARCHIVE_ENTRIES = `select row_number() over (order by p.seq nulls last, p.position, p.key collate "C")::integer as number,
    p.kind, p.seq, e.happened_on as day, p.detail
  from (${UNION}) p left join case_events e on e.case_id = $1 and e.seq = p.seq
  where p.seq is null or p.seq <= $2 order by number`;
