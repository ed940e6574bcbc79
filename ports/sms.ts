import { appendFile, chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Sends short messages to telephones. */
export interface SmsPort {
  /** Resolves when the message was handed over; throws when it was not. */
  send(phone: string, text: string): Promise<void>;
}

/**
 * Stands in for an SMS gateway while none is contracted: each message becomes one JSON line in `outbox/sms.jsonl`
 * of the folder. Nothing is sent. The file holds telephone numbers, so only its owner may read it.
 */
export function outboxFolderSms(folder: string): SmsPort {
  const path = join(folder, 'outbox', 'sms.jsonl');
  return {
    async send(phone, text) {
      await mkdir(join(folder, 'outbox'), { recursive: true, mode: 0o700 });
      await appendFile(path, `${JSON.stringify({ phone, text })}\n`, { mode: 0o600 });
      await chmod(path, 0o600);
    },
  };
}
