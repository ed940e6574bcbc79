import type { LightMyRequestResponse as Response } from 'fastify';

/** The columns of a bank's answer. */
export const HEADING = 'reference,result,amount,bankReference,day,reason';

/** A line of a payment file. */
export interface Line {
  readonly reference: string;
  readonly payee: string;
  readonly account: string;
  readonly amount: string;
  readonly note: string;
}

/** Reads a payment file, of which no cell holds a comma. */
export function linesOf(file: string): Line[] {
  const [, ...rows] = file.trimEnd().split('\r\n');
  return rows.map((row) => {
    const [reference = '', payee = '', account = '', amount = '', note = ''] = row.split(',');
    return { reference, payee, account, amount, note };
  });
}

/** The bank paid it. */
export const paid = ({ reference, amount }: Line, bankReference: string, day: string) =>
  `${reference},paid,${amount},${bankReference},${day},`;

/** The bank sent it back. */
export const returned = ({ reference, amount }: Line, day: string) =>
  `${reference},returned,${amount},,${day},户名不符`;

/** What became of each row, or why it was refused. */
export const becameOf = (response: Response) =>
  response.json<{ rows: { became: string; code?: string }[] }>().rows.map(({ became, code }) => code ?? became);
