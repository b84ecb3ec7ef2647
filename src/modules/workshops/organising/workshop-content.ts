import type { Audience, DeviceKind, Topic, WorkshopFormat, WorkshopLevel, WorkshopMode } from '../vocabulary.js';
import type { Span } from './wall-times.js';

export type Devices = Partial<Record<DeviceKind, number>>;

/** What a workshop announces, but when. */
export interface Announced {
  title: string;
  summary: string | null;
  topics: Topic[];
  level: WorkshopLevel | null;
  audience: Audience;
  format: WorkshopFormat;
  mode: WorkshopMode;
  placeId: string | null;
  address: string | null;
  communeInsee: string | null;
  connection: string | null;
  zone: string;
  capacity: number;
  ownDevice: boolean;
  toBring: string | null;
  listed: boolean;
  publicBooking: boolean;
  offerHours: number;
  devices: Devices;
  animatorIds: string[];
}

export type WorkshopContent = Announced & Span;

const announcedKeys = [
  ...(['title', 'summary', 'topics', 'level', 'audience', 'format', 'mode', 'placeId', 'address'] as const),
  ...(['communeInsee', 'connection', 'zone', 'capacity', 'ownDevice', 'toBring', 'listed', 'publicBooking'] as const),
  ...(['offerHours', 'devices', 'animatorIds'] as const),
] satisfies (keyof Announced)[];
export type AnnouncedKey = (typeof announcedKeys)[number];

/** One value told apart from another, whatever the order in which a list was ticked. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return JSON.stringify([...(value as string[])].sort());
  if (typeof value === 'object' && value !== null) return JSON.stringify(Object.entries(value).sort());
  return JSON.stringify(value);
};

export const sameValue = (one: unknown, other: unknown): boolean => written(one) === written(other);

/** What differs between two announcements. */
export const changedKeys = (before: Announced, after: Announced): AnnouncedKey[] =>
  announcedKeys.filter((key) => !sameValue(before[key], after[key]));

/** The keys of `from` laid over `onto`. */
export const overlaid = (onto: Announced, from: Announced, keys: readonly AnnouncedKey[]): Announced => ({
  ...onto,
  ...Object.fromEntries(keys.map((key) => [key, from[key]])),
});

/** What those who have a seat must be told of. */
const told: readonly AnnouncedKey[] = ['mode', 'placeId', 'address', 'communeInsee', 'connection', 'zone'];

export function isNews(before: WorkshopContent, after: WorkshopContent): boolean {
  const moved =
    before.startsAt.getTime() !== after.startsAt.getTime() || before.endsAt.getTime() !== after.endsAt.getTime();
  return moved || changedKeys(before, after).some((key) => told.includes(key));
}
