import type { Agenda } from '../agenda/agenda.service.js';

/** What may become of one line of the day. */
export type Act =
  | { kind: 'keep' }
  /** `force`: the colleague is not free, and this is known. */
  | { kind: 'give'; agentId: string; force: boolean }
  | { kind: 'move'; startsAt: Date; agentId: string; placeId: string | null }
  | { kind: 'cancel' };

export interface Colleague {
  id: string;
  name: string;
  /** Nothing takes their time then, and they are not away. */
  free: boolean;
  /** They receive at that hour, at that place. */
  receives: boolean;
}

/** A free hour for the same reason. */
export interface Offer {
  startsAt: Date;
  zone: string;
  agentId: string;
  agentName: string;
  placeId: string | null;
}

export interface Line {
  item: Agenda['items'][number];
  /** A workshop of another structure is not ours to change. */
  ours: boolean;
  colleagues: Colleague[];
  /** Null for a workshop, and when nobody is free for long. */
  offer: Offer | null;
  proposed: Act;
}

interface Taken {
  agentId: string;
  from: number;
  until: number;
}

/** Times promised to somebody by what was proposed for the lines before. */
export class Promised {
  private readonly taken: Taken[] = [];

  isFree(agentId: string, from: number, until: number): boolean {
    return !this.taken.some((one) => one.agentId === agentId && one.from < until && one.until > from);
  }

  add(agentId: string, from: number, until: number): void {
    this.taken.push({ agentId, from, until });
  }
}

const span = ({ item }: Pick<Line, 'item'>): [number, number] => [item.startsAt.getTime(), item.endsAt.getTime()];

/**
 * What is proposed for a line: a colleague who is free and receives there at that hour; else, for a workshop, one who is
 * free; else the next free hour; else nothing changes. Nobody is promised twice. Pure.
 */
export function propose(line: Omit<Line, 'proposed' | 'offer'>, offers: readonly Offer[], promised: Promised): Line {
  const [from, until] = span(line);
  const offer = offers.find((one) => {
    const start = one.startsAt.getTime();
    return start !== from && promised.isFree(one.agentId, start, start + until - from);
  });
  const free = line.colleagues.filter(({ id, free }) => free && promised.isFree(id, from, until));
  const workshop = line.item.kind === 'workshop';
  const colleague = free.find(({ receives }) => receives) ?? (workshop ? free[0] : undefined);
  const known = { ...line, offer: offer ?? null };
  if (!line.ours) return { ...known, proposed: { kind: 'keep' } };
  if (colleague) {
    promised.add(colleague.id, from, until);
    return { ...known, proposed: { kind: 'give', agentId: colleague.id, force: false } };
  }
  if (!offer) return { ...known, proposed: { kind: 'keep' } };
  const start = offer.startsAt.getTime();
  promised.add(offer.agentId, start, start + until - from);
  const { startsAt, agentId, placeId } = offer;
  return { ...known, proposed: { kind: 'move', startsAt, agentId, placeId } };
}
