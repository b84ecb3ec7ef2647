import type { AppointmentStatus } from '../appointment-status.js';

/** What takes an agent’s time, of either kind, as an agenda tells it. */
export interface AgendaItem {
  kind: 'appointment' | 'workshop';
  id: string;
  /** One for an appointment; those who animate for a workshop, perhaps nobody yet. */
  agentIds: string[];
  agentNames: string[];
  startsAt: Date;
  endsAt: Date;
  /** IANA name of the zone whose clocks are shown. */
  zone: string;
  status: AppointmentStatus | 'published' | 'closed';
  mode: 'desk' | 'phone' | 'home' | 'video' | 'place' | 'remote';
  /** The reason to meet, or the title of the workshop. */
  title: string;
  /** Null for a workshop, and for somebody whose file is not the structure’s to see. */
  personName: string | null;
  placeName: string | null;
  forced: boolean;
  coming: 'yes' | 'no' | null;
  /** Of a workshop. */
  seatsTaken: number | null;
  capacity: number | null;
}

/** Half-open, as instants. */
export interface Window {
  from: Date;
  until: Date;
}
