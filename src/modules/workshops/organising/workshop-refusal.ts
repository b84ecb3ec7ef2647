import { QueryFailedError } from 'typeorm';
import type { DeviceClash } from '../devices/device-clashes.js';

/** Why a workshop is not written as asked: each belongs to a field of its form. */
export type WorkshopRefusal =
  | { refused: 'devices'; clash: DeviceClash | null }
  | { refused: 'seats'; taken: number | null; startsAt: Date | null }
  | { refused: 'stale' };

/** Undoes the transaction, then comes back as a value: see `refusable`. */
class Refused extends Error {
  constructor(readonly refusal: WorkshopRefusal) {
    super(refusal.refused);
  }
}

export function refuse(refusal: WorkshopRefusal): never {
  throw new Refused(refusal);
}

/** The rules of the base that come to a field: they hold whatever was looked at before. */
function byTheBase(error: unknown): WorkshopRefusal | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint } = error.driverError as { constraint?: string };
  if (constraint === 'workshop_device_stock_check') return { refused: 'devices', clash: null };
  if (constraint === 'workshop_seats_check') return { refused: 'seats', taken: null, startsAt: null };
  return null;
}

/** Runs a command; its refusals are returned, everything else goes on. */
export async function refusable<T>(command: () => Promise<T>): Promise<T | WorkshopRefusal> {
  try {
    return await command();
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : byTheBase(error);
    if (refusal) return refusal;
    throw error;
  }
}

export const isRefusal = (result: unknown): result is WorkshopRefusal =>
  typeof result === 'object' && result !== null && 'refused' in result;
