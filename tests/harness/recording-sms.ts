import type { SmsPort } from '../../ports/sms.js';

/** An SMS gateway that keeps what it was given, and is away when a test says so. */
export interface RecordingSms extends SmsPort {
  readonly sent: { readonly phone: string; readonly text: string }[];
  away: boolean;
}

export function recordingSms(): RecordingSms {
  return {
    sent: [],
    away: false,
    async send(phone, text) {
      if (this.away) throw Object.assign(new Error(`no gateway for ${phone}`), { code: 'GATEWAY_AWAY' });
      this.sent.push({ phone, text });
    },
  };
}
