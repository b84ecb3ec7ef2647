import { DEVICES, type DeviceKind } from '../vocabulary.js';
import type { Devices } from '../organising/workshop-content.js';

/** What a workshop takes of the stock, and when. */
export interface Promised {
  id: string;
  title: string;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  devices: Devices;
}

/** More devices asked for at an hour than the structure has left. */
export interface DeviceClash {
  kind: DeviceKind;
  asked: number;
  owned: number;
  free: number;
  /** The workshop that asks, and those that have them. */
  startsAt: Date;
  others: Pick<Promised, 'id' | 'title' | 'startsAt' | 'zone'>[];
}

const kinds = Object.keys(DEVICES) as DeviceKind[];

const overlap = (one: Pick<Promised, 'startsAt' | 'endsAt'>, other: Pick<Promised, 'startsAt' | 'endsAt'>): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** How many are promised at the worst instant of a span: the sum changes at beginnings alone. */
export function mostAtOnce(span: Pick<Promised, 'startsAt' | 'endsAt'>, others: Promised[], kind: DeviceKind): number {
  const near = others.filter((other) => (other.devices[kind] ?? 0) > 0 && overlap(span, other));
  const instants = near.map(({ startsAt }) => (startsAt > span.startsAt ? startsAt : span.startsAt));
  const sums = instants.map((at) =>
    near
      .filter(({ startsAt, endsAt }) => startsAt <= at && endsAt > at)
      .reduce((sum, { devices }) => sum + (devices[kind] ?? 0), 0),
  );
  return Math.max(0, ...sums);
}

/** The first thing that cannot be promised, workshop by workshop, each beside the others and those before it. */
export function firstClash(
  asking: readonly Promised[],
  others: readonly Promised[],
  stock: Devices,
): DeviceClash | null {
  const promised = [...others];
  for (const one of asking) {
    for (const kind of kinds) {
      const asked = one.devices[kind] ?? 0;
      if (asked === 0) continue;
      const owned = stock[kind] ?? 0;
      const free = Math.max(0, owned - mostAtOnce(one, promised, kind));
      if (asked <= free) continue;
      const clashing = promised.filter((other) => (other.devices[kind] ?? 0) > 0 && overlap(one, other));
      return { kind, asked, owned, free, startsAt: one.startsAt, others: clashing.slice(0, 3) };
    }
    promised.push(one);
  }
  return null;
}
