import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What a phone's network carries at once. */
const SLICE_BYTES = 1_400;

/** A line between a phone and the office that can be cut, mended and made slow. */
export interface Line {
  readonly address: string;
  /** Every connection breaks, and none comes about. */
  cut(): void;
  /** @param bitsPerSecond in each direction, shared by all connections; as fast as it goes without. */
  mend(bitsPerSecond?: number): void;
  close(): Promise<void>;
}

/** @param port of the office on this machine. */
export async function layLine(port: number): Promise<Line> {
  const ends = new Set<Socket>();
  let isCut = false;
  let bytesPerMs = Number.POSITIVE_INFINITY;
  const lane = () => {
    let freeAt = 0;
    return async (bytes: number) => {
      freeAt = Math.max(freeAt, Date.now()) + bytes / bytesPerMs;
      await pause(freeAt - Date.now());
    };
  };
  const [up, down] = [lane(), lane()];
  const server: Server = createServer((phone) => {
    if (isCut) return void phone.destroy();
    const office = connect(port, '127.0.0.1');
    for (const [from, to, turn] of [
      [phone, office, up],
      [office, phone, down],
    ] as const) {
      ends.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
      void carry(from, to, turn);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = () => {
    for (const end of ends) end.destroy();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend(bitsPerSecond) {
      isCut = false;
      bytesPerMs = bitsPerSecond === undefined ? Number.POSITIVE_INFINITY : bitsPerSecond / 8 / 1000;
    },
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function carry(from: Socket, to: Socket, turn: (bytes: number) => Promise<void>): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        const slice = chunk.subarray(at, at + SLICE_BYTES);
        await turn(slice.length);
        to.write(slice);
      }
    }
    to.end();
  } catch {
    to.destroy();
  }
}
