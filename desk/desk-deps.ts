import type { Client } from '@temporalio/client';
import type { Antivirus } from '../ports/antivirus.js';
import type { BankPort } from '../ports/bank.js';
import type { FileStore } from '../ports/file-store.js';
import type { SmsPort } from '../ports/sms.js';
import type { PrismaClient } from '../prisma/client.js';
import type { RecordDeps } from '../record/record-types.js';

/** What the desk works with. */
export interface DeskDeps extends RecordDeps {
  readonly prisma: PrismaClient;
  readonly temporal: Client;
  /** The task queue on which cases run, when it is not the usual one. */
  readonly taskQueue?: string;
  readonly fileStore: FileStore;
  readonly bank: BankPort;
  readonly sms: SmsPort;
  readonly antivirus: Antivirus;
  /** Beyond how many metres a picture counts as taken away from the home. */
  readonly pictureDistanceM: number;
  /** Whether this is a demonstration, where the clock may be moved. */
  readonly demo: boolean;
  /** For what fails outside; it gets ids and codes, never a person's data. */
  readonly logger: { warn(fields: object, message: string): void };
}
