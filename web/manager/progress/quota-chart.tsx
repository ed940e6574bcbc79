import type { PlaceProgress } from '../../../desk/progress-report.js';
import { useSay } from '../../screen.js';
import { MARKS } from '../../marks.js';
import { PROGRESS_WORDS } from './words.js';

const WIDTH = 640;
const ROW = 44;
const LABEL = 20;
const BAR = 14;
/** Room at the right for the number of the longest bar. */
const ROOM = 90;

/**
 * Quota and accepted homes, a pair of bars for each place. Drawn in the page itself, so that it takes the page's colours,
 * prints, and needs no script; the table beside it says the same in numbers.
 */
export function QuotaChart({ places }: { readonly places: readonly PlaceProgress[] }) {
  const say = useSay();
  const longest = Math.max(1, ...places.flatMap(({ quota, accepted }) => [quota ?? 0, accepted]));
  const width = (homes: number) => Math.round((homes / longest) * (WIDTH - ROOM));
  return (
    <figure class="tongtu-chart">
      <svg viewBox={`0 0 ${WIDTH} ${places.length * ROW}`} role="img" aria-labelledby="quota-chart">
        <title id="quota-chart">{say(PROGRESS_WORDS.chartTitle)}</title>
        {places.map(({ id, name, quota, accepted }, place) => (
          <g key={id} transform={`translate(0 ${place * ROW})`}>
            <text y="14">{name}</text>
            {quota !== null && <rect class="tongtu-chart__quota" y={LABEL} width={width(quota)} height={BAR} />}
            <rect class="tongtu-chart__done" y={LABEL + 3} width={width(accepted)} height={BAR - 6} />
            <text class="tongtu-chart__number" x={width(Math.max(quota ?? 0, accepted)) + 8} y={LABEL + 12}>
              {quota === null ? accepted : `${accepted} / ${quota}`}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="govuk-hint">
        {say(PROGRESS_WORDS.chartTitle)}
        {say(MARKS.stop)}
        {say(PROGRESS_WORDS.chartLegend)}
      </figcaption>
    </figure>
  );
}
