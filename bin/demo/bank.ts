import type { DemoRun, Town } from './demo-run.js';

interface MadeFile {
  readonly id: string;
  readonly count: number;
}

interface Order {
  readonly reference: string;
  readonly amount: string;
  /** The number of the case. */
  readonly note: string;
}

interface AnsweredRow {
  readonly number: string;
  readonly became: string;
}

/**
 * Finance makes a file of all that is ordered; the bank, which is only played here, answers it line by line.
 * @param towns where the payments of this run belong, by case number; lines of other cases stay unanswered.
 * @param returned numbers of the cases whose payment the bank sends back this time.
 */
export async function payThroughBank(
  run: DemoRun,
  towns: ReadonlyMap<string, Town>,
  returned: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { office, clock, bank } = run;
  const made = await office.post<MadeFile>('finance1', '/payment-files', {});
  const orders = ordersIn(await office.download('finance1', `/payment-files/${made.id}`));
  const own = orders.filter(({ note }) => towns.has(note));
  const rows = own.map(({ reference, amount, note }) =>
    returned.has(note)
      ? [reference, 'returned', amount, '', clock.today, '账号户名不符']
      : [reference, 'paid', amount, `YH-${reference}`, clock.today, ''],
  );
  const heading = 'reference,result,amount,bankReference,day,reason';
  const csv = [heading, ...rows.map((cells) => cells.join(','))].join('\r\n');
  const answer = await office.postCsv<{ rows: AnsweredRow[] }>('finance2', `/payment-files/${made.id}/answer`, csv);
  const failed = answer.rows.find(({ became }) => became !== 'done');
  if (failed) throw new Error(`the bank's answer was not carried out: ${JSON.stringify(failed)}`);
  for (const { amount, note } of own.filter((order) => !returned.has(order.note))) {
    const town = towns.get(note);
    if (town) bank.push({ number: note, town, amountFen: amount.replace('.', '') });
  }
  const back = returned.size > 0 ? `, ${returned.size} of them returned` : '';
  run.tell(`Payment file with ${own.length} payments answered by the bank${back}.`);
}

/** The lines of a file for the bank; names and accounts hold no comma here, and are not kept. */
function ordersIn(csv: string): Order[] {
  const [, ...lines] = csv.trimEnd().split('\r\n');
  return lines.map((line) => {
    const [reference = '', , , amount = '', note = ''] = line.split(',');
    return { reference, amount, note };
  });
}
