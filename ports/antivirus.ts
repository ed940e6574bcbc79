import { connect, type NetConnectOpts } from 'node:net';

/** Looks at files before they are kept. */
export interface Antivirus {
  /** @returns whether the file carries something harmful. Throws when nobody can say. */
  isInfected(bytes: Buffer): Promise<boolean>;
}

/** Where no scanner is: every file passes. Only where that was decided. */
export const noAntivirus: Antivirus = { isInfected: () => Promise.resolve(false) };

const CHUNK_BYTES = 64 * 1024;
const SILENCE_MS = 30_000;
const MOST_ANSWER_BYTES = 4_096;

/**
 * ClamAV's daemon, asked by its command INSTREAM: pieces with their length before them, an empty one at the end.
 * @param address `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`.
 */
export function clamd(address: string, silenceMs = SILENCE_MS): Antivirus {
  const where = placeOf(address);
  return {
    async isInfected(bytes) {
      const answer = await ask(where, bytes, silenceMs);
      if (answer === 'stream: OK') return false;
      if (/^stream: .+ FOUND$/.test(answer)) return true;
      // It also answers when it gives up, at its own limit of size for instance.
      throw new Error('the virus scanner did not say whether the file is clean');
    },
  };
}

function placeOf(address: string): NetConnectOpts {
  const { protocol, hostname, port, pathname } = new URL(address);
  return protocol === 'unix:' ? { path: pathname } : { host: hostname, port: Number(port) };
}

function ask(where: NetConnectOpts, bytes: Buffer, silenceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(where);
    let answer = '';
    socket.setTimeout(silenceMs, () => socket.destroy(new Error('the virus scanner is silent')));
    socket.on('error', reject);
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
      const end = answer.indexOf('\0');
      if (end < 0 && answer.length < MOST_ANSWER_BYTES) return;
      resolve(answer.slice(0, end < 0 ? undefined : end));
      socket.destroy();
    });
    socket.on('close', () => reject(new Error('the virus scanner ended the conversation')));
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) writePiece(socket, bytes.subarray(at, at + CHUNK_BYTES));
    writePiece(socket, Buffer.alloc(0));
  });
}

function writePiece(socket: ReturnType<typeof connect>, piece: Buffer): void {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.length);
  socket.write(length);
  socket.write(piece);
}
