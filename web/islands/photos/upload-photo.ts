/// <reference lib="dom" />
import { type Answer, askOffice } from './ask-office.js';
import type { WaitingPhoto } from './photo-store.js';

/** How it ended. `later`: the line or the office is away; `again`: the office knows another offset or nothing of it. */
export type Ending = { readonly end: 'sent' | 'later' | 'signIn' } | { readonly end: 'refused'; readonly why: string };

export interface Sending {
  readonly photo: WaitingPhoto;
  readonly bytes: ArrayBuffer;
  readonly csrfToken: string;
  /** Called with what the office has of it, in percent. */
  readonly tell: (percent: number) => void;
}

type Step = Ending | { readonly end: 'again' } | { readonly end: 'goOn'; readonly offset: number };

const UPLOADS = '/api/v1/uploads';
const PROTOCOL = { 'tus-resumable': '1.0.0' };
const MOST_TRIALS = 5;

/** Pieces that take some seconds: on a bad line little is lost by a break, on a good one little by asking. */
const [LEAST_BYTES, FIRST_BYTES, MOST_BYTES] = [16 * 1024, 32 * 1024, 1024 * 1024] as const;
const [QUICK_MS, SLOW_MS] = [2_000, 8_000] as const;
let pieceBytes: number = FIRST_BYTES;

/** Sends a photograph by tus 1.0 and goes on where an earlier trial ended, be it of another session. */
export async function uploadPhoto(sending: Sending): Promise<Ending> {
  let [trials, whole] = [0, false];
  let step = await begin(sending);
  for (;;) {
    if (step.end === 'goOn') {
      const { offset } = step;
      whole = offset >= sending.bytes.byteLength;
      sending.tell(Math.floor((100 * offset) / Math.max(sending.bytes.byteLength, 1)));
      if (!whole) {
        step = await sendPiece(sending, offset);
        continue;
      }
    } else if (step.end !== 'again') return step;
    trials += 1;
    if (trials > MOST_TRIALS) return { end: 'later' };
    // All of it is there and not taken over yet: asking has it taken over.
    step = whole
      ? await stepOf(await askOffice(addressOf(sending), { method: 'HEAD', headers: PROTOCOL }))
      : await begin(sending);
    whole = false;
  }
}

const addressOf = ({ photo }: Sending): string => `${UPLOADS}/${photo.id}`;

async function begin(sending: Sending): Promise<Step> {
  const { photo, bytes, csrfToken } = sending;
  const { id, caseId, slot, type, place, saysPlace = true } = photo;
  const said = { id, case: caseId, slot, filetype: type, ...(saysPlace && { takenAt: photo.takenAt }), ...place };
  const metadata = Object.entries(said).map(([name, value]) => `${name} ${btoa(String(value))}`);
  const headers = {
    ...PROTOCOL,
    'x-csrf-token': csrfToken,
    'upload-length': String(bytes.byteLength),
    'upload-metadata': metadata.join(','),
  };
  const answer = await askOffice(UPLOADS, { method: 'POST', headers });
  // Here it means that the home is out of reach; of an upload only that it is to be begun anew.
  return answer?.status === 404 ? refusal(answer) : stepOf(answer);
}

async function sendPiece(sending: Sending, offset: number): Promise<Step> {
  const { bytes, csrfToken } = sending;
  const piece = new Uint8Array(bytes, offset, Math.min(pieceBytes, bytes.byteLength - offset));
  const headers = {
    ...PROTOCOL,
    'x-csrf-token': csrfToken,
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  };
  const began = Date.now();
  const answer = await askOffice(addressOf(sending), { method: 'PATCH', headers, body: piece });
  suitPieces(answer, piece.length, Date.now() - began);
  return stepOf(answer);
}

function suitPieces(answer: Answer, sentBytes: number, tookMs: number): void {
  if (!answer || tookMs > SLOW_MS) pieceBytes = Math.max(pieceBytes / 2, LEAST_BYTES);
  // The rest of a picture is small and says nothing of the line.
  else if (tookMs < QUICK_MS && sentBytes >= pieceBytes) pieceBytes = Math.min(pieceBytes * 2, MOST_BYTES);
}

async function stepOf(answer: Answer): Promise<Step> {
  if (!answer) return { end: 'later' };
  const { status, headers, ok } = answer;
  if (ok && headers.has('tongtu-evidence')) return { end: 'sent' };
  if (ok) return { end: 'goOn', offset: Number(headers.get('upload-offset')) };
  if (status === 401) return { end: 'signIn' };
  if (status === 404) return { end: 'again' };
  if (status >= 500 || status === 408 || status === 429) return { end: 'later' };
  return refusal(answer);
}

async function refusal(answer: Response): Promise<Step> {
  const said = (await answer.json().catch(() => ({}))) as { readonly code?: string; readonly title?: string };
  if (said.code === 'uploadElsewhere') return { end: 'again' };
  // The session was renewed meanwhile: the next trial brings its token.
  if (said.code === 'csrfInvalid') return { end: 'later' };
  return { end: 'refused', why: said.title ?? String(answer.status) };
}
