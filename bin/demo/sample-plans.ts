import { SAMPLE_CATALOGUE, type DemoItem } from '../demo-catalogue.js';
import type { SeededRandom } from '../seeded-random.js';

/** A line of a plan, with the guide price that the sample catalogue names; quantities as decimal strings, prices in fen. */
export interface PlanLine {
  readonly item: string;
  readonly room: string;
  readonly quantity: string;
  readonly unitPriceFen: string;
  readonly guidePriceFen: string;
  /** What was found on site, once it was measured. */
  readonly measured?: string;
}

const ROOMS = ['entrance', 'yard', 'livingRoom', 'bedroom', 'kitchen', 'toilet'] as const;
/** Bought by length or area, so not by the piece. */
const MEASURED_UNITS = ['平方米', '米'];

/** A plan for one home: two to five works and perhaps a device, at 85 to 110 percent of the sample catalogue's guide prices. */
export function inventPlan(random: SeededRandom): PlanLine[] {
  const count = 2 + random.below(4);
  const works = drawn(random, kind('works'), count);
  const devices = drawn(random, kind('device'), random.below(2));
  return [...works, ...devices].map((item) => inventLine(random, item));
}

/** The same plan with one more item, as a change found necessary during the works. */
export function changedPlan(random: SeededRandom, lines: readonly PlanLine[]): PlanLine[] {
  const others = kind('works').filter(({ code }) => lines.every(({ item }) => item !== code));
  return [...lines, ...drawn(random, others, 1).map((item) => inventLine(random, item))];
}

/** What is found on site: now and then half a unit less than planned. */
export function measuredPlan(random: SeededRandom, lines: readonly PlanLine[]): PlanLine[] {
  return lines.map((line) => {
    const less = Number(line.quantity) > 1 && random.below(4) === 0;
    return { ...line, measured: less ? String(Number(line.quantity) - 0.5) : line.quantity };
  });
}

/** A bidder's rates for every item of the catalogue, each at its own few percent around the bidder's level. */
export function inventRates(random: SeededRandom, percent: number): { item: string; rateFen: string }[] {
  return SAMPLE_CATALOGUE.map(({ code, guidePriceFen }) => ({
    item: code,
    rateFen: String((guidePriceFen * BigInt(percent + random.below(7) - 3)) / 100n),
  }));
}

const kind = (wanted: DemoItem['kind']): DemoItem[] => SAMPLE_CATALOGUE.filter((item) => item.kind === wanted);

function drawn(random: SeededRandom, from: readonly DemoItem[], count: number): DemoItem[] {
  const left = [...from];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.below(left.length), 1)).flat();
}

function inventLine(random: SeededRandom, { code, unit, guidePriceFen }: DemoItem): PlanLine {
  const quantity = MEASURED_UNITS.includes(unit) ? String((2 + random.below(9)) / 2) : String(1 + random.below(2));
  const percent = BigInt(85 + random.below(26));
  return {
    item: code,
    room: random.pick(ROOMS),
    quantity,
    unitPriceFen: String((guidePriceFen * percent) / 100n),
    guidePriceFen: String(guidePriceFen),
  };
}
