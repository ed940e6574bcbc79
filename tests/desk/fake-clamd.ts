import { createServer, type Server, type Socket } from 'node:net';

/** What ClamAV's daemon says at the end of a stream, as far as our port goes. */
interface FakeClamd {
  readonly server: Server;
  /** The files that were sent, whole. */
  readonly received: Buffer[];
  close(): Promise<void>;
}

const COMMAND = 'zINSTREAM\0';

/** Speaks INSTREAM: reads pieces with their length before them until an empty one, then answers what `verdict` says. */
export async function fakeClamd(
  listen: { port: number } | { path: string },
  verdict: (file: Buffer) => string | null,
): Promise<FakeClamd> {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece]);
      const file = fileOf(bytes);
      if (!file) return;
      received.push(file);
      const answer = verdict(file);
      if (answer !== null) socket.end(`${answer}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(listen, resolve));
  return {
    server,
    received,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The file once it is there whole. */
function fileOf(bytes: Buffer): Buffer | null {
  if (bytes.length < COMMAND.length) return null;
  if (bytes.subarray(0, COMMAND.length).toString('latin1') !== COMMAND) throw new Error('not the command');
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > bytes.length) return null;
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
