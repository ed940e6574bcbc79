import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_PROCEDURES } from '../../procedures/all-procedures.js';
import type { Procedure } from '../../procedures/procedure.js';
import { possibleActions } from '../../procedures/table-checks/table-action.js';
import { canonicalJson } from './canonical-json.js';
import { makeCorpus, type Verdict, verdictOn } from './verdict-corpus.js';

interface Released {
  readonly sha256: string;
  readonly verdicts: readonly Verdict[];
}

const fileOf = ({ id, version }: Procedure) => join(import.meta.dirname, 'released', `${id}-${version}.json`);

const hashOf = (procedure: Procedure) => createHash('sha256').update(canonicalJson(procedure), 'utf8').digest('hex');

/** Only a version that has no file yet is written; what was released stays as it is. */
function release(procedure: Procedure): void {
  const verdicts = makeCorpus(procedure, 20260615).map((verdict) => JSON.stringify(verdict));
  writeFileSync(fileOf(procedure), `{"sha256":"${hashOf(procedure)}","verdicts":[\n${verdicts.join(',\n')}\n]}\n`);
}

describe.each(ALL_PROCEDURES.map((procedure) => [`${procedure.id} version ${procedure.version}`, procedure] as const))(
  'released %s',
  (title, procedure) => {
    const file = fileOf(procedure);
    if (!existsSync(file)) {
      release(procedure);
      it('has its table and verdicts kept', () => {
        throw new Error(
          `${title} had not been kept. It is now, in ${file}: look it over, commit it, and run the tests again.`,
        );
      });
      return;
    }
    const released = JSON.parse(readFileSync(file, 'utf8')) as Released;

    it('has the same table as on the day of its release', () => {
      // Open cases carry this version to their end: a change belongs into a version of its own.
      expect(hashOf(procedure)).toBe(released.sha256);
    });

    it('judges as on the day of its release', () => {
      expect(released.verdicts.length).toBeGreaterThanOrEqual(2 * possibleActions(procedure).length);
      for (const { verdict, ...question } of released.verdicts) {
        expect({ ...question, verdict: JSON.parse(JSON.stringify(verdictOn(procedure, question))) as unknown }).toEqual(
          { ...question, verdict },
        );
      }
    });

    it('has verdicts of both kinds for many reasons', () => {
      const codes = released.verdicts.map(({ verdict }) =>
        typeof verdict === 'object' && verdict !== null && 'code' in verdict ? verdict.code : 'allowed',
      );
      // A small table has few guards, and so few reasons beside those that hold everywhere.
      const guards = new Set(possibleActions(procedure).flatMap(({ action }) => action.guards ?? []));
      expect(new Set(codes).size).toBeGreaterThan(Math.min(25, guards.size + 3));
      expect(codes.filter((code) => code === 'allowed').length).toBeGreaterThanOrEqual(
        possibleActions(procedure).length,
      );
    });
  },
);
