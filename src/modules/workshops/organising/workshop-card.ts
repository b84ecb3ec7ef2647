import type { Day } from '../../../platform/time/day.js';
import type { Audience, Topic, WorkshopFormat, WorkshopLevel, WorkshopMode } from '../vocabulary.js';
import type { WorkshopStatus } from '../workshop-status.js';
import type { Devices } from './workshop-content.js';

/** A workshop as pages tell it: what is announced, where, and its seats. Nobody’s name, no connection. */
export interface WorkshopCard {
  id: string;
  structureId: string;
  structureName: string;
  /** E.164. */
  structurePhone: string | null;
  structureEmail: string | null;
  seriesId: string | null;
  title: string;
  summary: string | null;
  topics: Topic[];
  level: WorkshopLevel | null;
  audience: Audience;
  format: WorkshopFormat;
  mode: WorkshopMode;
  placeId: string | null;
  placeName: string | null;
  address: string | null;
  postalCode: string | null;
  communeName: string | null;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
  seatsTaken: number;
  waiting: number;
  ownDevice: boolean;
  toBring: string | null;
  devices: Devices;
  listed: boolean;
  publicBooking: boolean;
  offerHours: number;
  status: WorkshopStatus;
  cancelWords: string | null;
  updatedAt: Date;
  publishedAt: Date | null;
  version: number;
}

export type SeriesNeighbour = Pick<
  WorkshopCard,
  'id' | 'startsAt' | 'endsAt' | 'zone' | 'status' | 'seatsTaken' | 'capacity'
>;

/** The last one shown, so that the next page begins after it. */
export interface WorkshopCursor {
  startsAt: Date;
  id: string;
}

export interface WorkshopFilters {
  level?: WorkshopLevel | undefined;
  topic?: Topic | undefined;
  audience?: Audience | undefined;
  /** Somebody can still have a seat. */
  seatsLeft?: boolean;
  /** First day of a month. */
  month?: Day | undefined;
  after?: WorkshopCursor | null;
}

/** Where one looks for open workshops. */
export interface Around {
  departments?: readonly string[];
  communeInsee?: string | undefined;
  structureId?: string | undefined;
  /** One’s own are in another list. */
  exceptStructureId?: string | undefined;
}

export const PAGE_LENGTH = 25;
