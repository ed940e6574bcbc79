import type { Measured } from './arm.js';
import type { ProcessName } from './processor-time.js';

/** Prints what was measured as a table, the ratios, and one line of JSON. */
export function report(measured: readonly Measured[]): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say('clients  arm        acts/s    p50 ms    p95 ms    p99 ms      acts');
  for (const { clients, arm, perSecond, p50Ms, p95Ms, p99Ms, acts } of measured)
    say(
      `${String(clients).padStart(7)}  ${arm.padEnd(8)} ${[perSecond, p50Ms, p95Ms, p99Ms].map((n) => n.toFixed(1).padStart(9)).join(' ')} ${String(acts).padStart(9)}`,
    );
  sayProcessorTimes(measured, say);
  const ratios = ratiosOf(measured);
  for (const { clients, ofBare, moreMs } of ratios)
    say(`with ${clients}: ${ofBare} of bare Temporal's acts, ${moreMs} ms more at the median`);
  say(JSON.stringify({ measured, ratios }));
}

const PROCESSES: readonly ProcessName[] = ['api', 'worker', 'bareWorker', 'temporal', 'postgres', 'client'];

/** Milliseconds of processor time for one act. */
function sayProcessorTimes(measured: readonly Measured[], say: (line: string) => void): void {
  if (measured.every(({ processorMs }) => Object.keys(processorMs).length === 0)) return;
  say(`clients  arm      ${['all', ...PROCESSES].map((name) => name.padStart(10)).join(' ')}`);
  for (const { clients, arm, processorMs } of measured) {
    const each = PROCESSES.map((name) => processorMs[name] ?? 0);
    const all = each.reduce((sum, ms) => sum + ms, 0);
    const figures = [all, ...each].map((ms) => ms.toFixed(2).padStart(10)).join(' ');
    say(`${String(clients).padStart(7)}  ${arm.padEnd(8)} ${figures}`);
  }
}

interface Ratio {
  readonly clients: number;
  /** The product's acts a second, as a share of bare Temporal's. */
  readonly ofBare: number;
  /** How much longer the median act of the product takes. */
  readonly moreMs: number;
}

function ratiosOf(measured: readonly Measured[]): Ratio[] {
  return [...new Set(measured.map(({ clients }) => clients))].flatMap((clients) => {
    const of = (arm: string) => measured.find((each) => each.clients === clients && each.arm === arm);
    const [product, bare] = [of('product'), of('bare')];
    if (!product || !bare) return [];
    const ofBare = Math.round((product.perSecond / bare.perSecond) * 100) / 100;
    return [{ clients, ofBare, moreMs: Math.round((product.p50Ms - bare.p50Ms) * 10) / 10 }];
  });
}
