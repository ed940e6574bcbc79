import { forEach } from './at-once.js';
import { payThroughBank } from './bank.js';
import type { DemoRun, Household } from './demo-run.js';
import { fillFunds, setFreePlaces } from './preparations.js';

/** The county approves each grant, finance orders it, and the bank pays; one comes back and is paid with the second attempt. */
export async function paySmallGrants(run: DemoRun, households: readonly Household[]): Promise<void> {
  await setFreePlaces(run, 'small-grant', households.length);
  await fillFunds(run, 'small-grant', households.length);
  await forEach(households, async ({ file }) => {
    await file.act('approver1', 'approve', { papers: ['sealedApproval'] });
    await file.act('finance1', 'orderPayment');
  });
  const towns = new Map(households.map(({ file, town }) => [file.number, town]));
  const [unlucky] = households;
  if (!unlucky) return;
  await payThroughBank(run, towns, new Set([unlucky.file.number]));
  await unlucky.file.readAgain('finance1');
  const bankAccount = unlucky.applicant.person.bankAccount;
  await unlucky.file.act('county1', 'correctAccount', { form: { bankAccount }, papers: ['accountProof'] });
  await unlucky.file.act('finance1', 'orderPayment');
  await payThroughBank(run, towns);
}
