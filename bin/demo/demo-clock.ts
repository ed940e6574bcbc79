import type { CaseFile } from './case-file.js';
import type { Office } from './office.js';

const DAY_MS = 86_400_000;
const OFFICE_OPENS = 9;
const OFFICE_CLOSES = 17;
const ACT_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 200;

interface Line {
  readonly id: string;
  readonly seq: number;
  readonly step: string;
  readonly outcome: string | null;
}

/** The system's clock, moved forward by the administrator. */
export class DemoClock {
  today = '';

  constructor(private readonly office: Office) {}

  /** Reads the day, and lets the night pass when the office is closed: a run should not straddle midnight. */
  async read(): Promise<void> {
    const { now } = await this.#move(0, 0);
    const hour = (new Date(now).getUTCHours() + 8) % 24;
    if (hour < OFFICE_OPENS) await this.#move(0, OFFICE_OPENS - hour);
    if (hour >= OFFICE_CLOSES) await this.#move(0, 24 + OFFICE_OPENS - hour);
  }

  /** Moves to a day; nothing happens when it is today or past. */
  async moveTo(day: string): Promise<void> {
    const days = Math.round((Date.parse(day) - Date.parse(this.today)) / DAY_MS);
    if (days > 0) await this.#move(days, 0);
  }

  /** The day that lies so many days after today. */
  in(days: number): string {
    return dayAfter(this.today, days);
  }

  /**
   * Waits until the clock has taken all these cases to a step or an end, and hears where they stand.
   * @param login someone who sees them all.
   */
  async untilAll(login: string, programme: string, files: readonly CaseFile[], stands: string): Promise<void> {
    const deadline = Date.now() + ACT_WITHIN_MS;
    for (;;) {
      const lines = await this.#linesOf(login, programme);
      const heard = files.map((file) => ({ file, line: lines.get(file.id) }));
      if (heard.every(({ line }) => line?.step === stands || line?.outcome === stands)) {
        for (const { file, line } of heard) if (line) file.hear(line);
        return;
      }
      if (Date.now() > deadline) throw new Error(`the clock did not take ${programme} to ${stands}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async #linesOf(login: string, programme: string): Promise<Map<string, Line>> {
    const lines = new Map<string, Line>();
    let cursor = '';
    do {
      const page = await this.office.get<{ cases: Line[]; next: string | null }>(
        login,
        `/cases?programme=${programme}&limit=200${cursor && `&cursor=${cursor}`}`,
      );
      for (const line of page.cases) lines.set(line.id, line);
      cursor = page.next ?? '';
    } while (cursor !== '');
    return lines;
  }

  async #move(days: number, hours: number): Promise<{ now: string }> {
    const moved = await this.office.post<{ now: string; today: string }>('admin1', '/demo/clock', { days, hours });
    this.today = moved.today;
    return moved;
  }
}

/** The day that lies so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
