import { encode } from 'uqr';
import { useSay } from '../../screen.js';
import { WORK_WORDS } from '../words.js';

/** The quiet zone that readers need on each side, in modules. */
const QUIET = 4;

/** An address as a QR code: black on white whatever the colours of the page. */
export function QrCode({ address, number }: { readonly address: string; readonly number: string }) {
  const say = useSay();
  const { data, size } = encode(address, { ecc: 'M', border: 0 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  const whole = size + 2 * QUIET;
  return (
    <svg
      class="tongtu-qr"
      role="img"
      aria-label={say(WORK_WORDS.qr, number)}
      viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`}
      shape-rendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={whole} height={whole} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
