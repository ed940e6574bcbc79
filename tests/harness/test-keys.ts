import type { KeyRing } from '../../record/sealing.js';

/** Keys for tests alone: the template database is sealed with them. */
export const TEST_KEYS: KeyRing = {
  encryption: Buffer.alloc(32, 1),
  blindIndex: Buffer.alloc(32, 2),
  audit: Buffer.alloc(32, 3),
};

/** The Monday on which every test begins, at nine in the morning in Shanghai. */
export const TEST_TODAY = '2026-03-02';
