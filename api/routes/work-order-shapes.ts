import { z } from 'zod';
import { openAsks } from './open-ask-shapes.js';
import { fen, id, instant, text } from '../wire.js';

const maybe = z.string().nullable();

/** A contract of the person's firm. */
export const firmContract = z.object({
  lotId: id,
  lot: z.string(),
  title: z.string(),
  contractNumber: z.string(),
  sumFen: fen,
  calledOffFen: fen,
  settledFen: fen,
  dueFen: fen.meta({ description: 'On acceptance, and the retention once the warranty is over' }),
  appliedFen: fen.nullable().meta({ description: 'Applied for and not answered yet' }),
  retentionFen: fen,
  retentionUntil: maybe,
  paidFen: fen,
  paymentOpen: z.boolean(),
});

export const workOrders = z.object({
  orders: z
    .array(
      z.object({
        id,
        number: z.string(),
        town: z.string(),
        village: z.string(),
        step: z.string(),
        stepTitle: text,
        dueOn: maybe,
        overdue: z.boolean(),
        closed: z.boolean(),
        reworkRound: z.int().nullable().meta({ description: 'The round of rework that goes on now' }),
        toDo: text.nullable().meta({ description: 'What the contractor has to do next' }),
        asks: openAsks,
        appointmentOn: maybe.meta({ description: 'The day that was agreed with the household' }),
      }),
    )
    .readonly(),
  contracts: z.array(firmContract).readonly(),
  today: z.string(),
});

const file = z.object({
  id,
  uploadedAt: instant,
  ofEarlierRound: z.boolean(),
  reason: maybe.meta({ description: 'Why it was rejected; it counts no longer' }),
  usedAgain: z.boolean().meta({ description: 'Of a report that was sent back, and counts for the next one' }),
});

const slot = z.object({
  slot: z.string(),
  title: text,
  state: z.enum(['missing', 'rejected', 'sent', 'optional', 'later', 'fromOthers']),
  asked: z.boolean(),
  missing: z.int(),
  files: z.array(file).readonly(),
  again: z
    .array(file)
    .readonly()
    .meta({ description: 'Of a report that was sent back: may be used again, see POST /cases/{id}/evidence/again' }),
  why: z
    .array(z.object({ room: z.string(), defect: z.string() }))
    .readonly()
    .meta({ description: 'What the round of rework that goes on is about' }),
  signature: z.boolean().meta({ description: 'A signature, which may be drawn on the phone' }),
});

const worker = z.object({ userId: id, name: z.string(), assigned: z.boolean() });

/** A work order beside its case, which `GET /cases/{id}` shows. */
export const workOrder = z.object({
  slots: z.array(slot).readonly(),
  account: z
    .object({
      contractNumber: z.string(),
      calledOffFen: maybe,
      netFen: maybe,
      dueFen: fen,
      retentionFen: maybe,
      paidFen: fen,
    })
    .nullable()
    .meta({ description: 'For those who act for the whole firm' }),
  payments: z.array(z.object({ tranche: z.string(), amountFen: fen, state: z.string() })).readonly(),
  workers: z.array(worker).readonly().meta({ description: 'For those who act for the whole firm' }),
});

export const firmWorkers = z.object({
  workers: z
    .array(
      z.object({
        userId: id,
        name: z.string(),
        phone: z.string().meta({ description: 'Its last digits alone' }),
        joinedAt: instant,
        leftAt: instant.nullable(),
        homes: z.int(),
      }),
    )
    .readonly(),
  invitations: z.array(z.object({ id, name: z.string(), phone: z.string(), expiresAt: instant })).readonly(),
});
