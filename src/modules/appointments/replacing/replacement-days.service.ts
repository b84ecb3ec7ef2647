import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { addDays, type Day, startOfDay } from '../../../platform/time/day.js';
import { type Agenda, AgendaService } from '../agenda/agenda.service.js';
import { AgentsTime, together } from '../slots/agents-time.queries.js';
import { isFree, isOpen, type OpenHours, type Span } from '../slots/free-slots.js';
import { Slots } from '../slots/slots.service.js';
import { type Line, type Offer, Promised, propose } from './replacement.js';

/** Everything of an agent on a day, and what is proposed for each. */
export interface ReplacementDay {
  agent: { id: string; name: string };
  day: Day;
  zone: string;
  now: Date;
  lines: Line[];
  /** The whole day is noted as an absence already. */
  away: boolean;
}

interface Detail {
  id: string;
  reasonId: string | null;
  placeId: string | null;
  busyFrom: Date;
  busyUntil: Date;
  structureId: string;
}

type Colleagues = Agenda['team'];

/** More than are ever shown: hours promised to the lines before are passed over. */
const OFFERS = 40;

@Injectable()
export class ReplacementDays {
  constructor(
    private readonly agendas: AgendaService,
    private readonly unitOfWork: UnitOfWork,
    private readonly time: AgentsTime,
    private readonly slots: Slots,
  ) {}

  /** @throws NotFoundError when the agent does not work in the structure */
  async of(actor: StructureActor, agentId: string, day: Day): Promise<ReplacementDay> {
    const agenda = await this.agendas.of(actor, day, day, agentId);
    const [agent] = agenda.members as [Agenda['members'][number]];
    const items = agenda.items.filter(
      ({ status, endsAt }) => (status === 'upcoming' || status === 'published') && endsAt > agenda.now,
    );
    const details = await this.details(items.map(({ id }) => id));
    const colleagues = agenda.team.filter(({ id }) => id !== agentId);
    const known = await this.known(actor, colleagues, [...details.values()], day);
    const offers = await this.offers(actor, agenda, agentId, day, [...details.values()]);
    const promised = new Promised();
    const lines = items.flatMap((item) => {
      const detail = details.get(item.id);
      if (!detail) return [];
      const line = {
        item,
        ours: detail.structureId === actor.structureId,
        colleagues: colleagues.map((one) => ({ ...one, ...standing(one.id, detail, item, known) })),
      };
      return [propose(line, offers.get(detail.reasonId ?? '') ?? [], promised)];
    });
    const away = agent.away.some(({ from, until }) => from === 0 && until === 1440);
    return { agent: { id: agent.id, name: agent.name }, day, zone: agenda.zone, now: agenda.now, lines, away };
  }

  private async details(ids: readonly string[]): Promise<Map<string, Detail>> {
    const rows = await this.unitOfWork.query<Detail>(
      `SELECT id, reason_id AS "reasonId", place_id AS "placeId", busy_from AS "busyFrom", busy_until AS "busyUntil",
              structure_id AS "structureId" FROM appointment WHERE id = ANY ($1)
       UNION ALL
       SELECT id, NULL, place_id, starts_at, ends_at, structure_id FROM workshop WHERE id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** What takes the colleagues’ time that day, and when they receive, by reason. */
  private async known({ structureId }: StructureActor, colleagues: Colleagues, details: Detail[], day: Day) {
    const ids = colleagues.map(({ id }) => id);
    if (details.length === 0 || ids.length === 0) return { busy: new Map<string, Span[]>(), hours: new Map() };
    const window: Span = [
      Math.min(...details.map(({ busyFrom }) => busyFrom.getTime())),
      Math.max(...details.map(({ busyUntil }) => busyUntil.getTime())),
    ];
    const busy = together(await this.time.taken(ids, window), await this.time.away(ids, window));
    const hours = new Map<string, OpenHours[]>();
    for (const reasonId of reasonsOf(details)) {
      hours.set(reasonId, await this.time.hours({ structureId, reasonId, agentIds: ids }, day, day));
    }
    return { busy, hours };
  }

  /** For each reason, free hours of the colleagues from that day on, and of the agent after it. */
  private async offers(
    { structureId }: StructureActor,
    { now, zone, team }: Agenda,
    agentId: string,
    day: Day,
    details: readonly Detail[],
  ): Promise<Map<string, Offer[]>> {
    const names = new Map(team.map(({ id, name }) => [id, name]));
    const [start, after] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
    const others = team.map(({ id }) => id).filter((id) => id !== agentId);
    const found = new Map<string, Offer[]>();
    for (const reasonId of reasonsOf(details)) {
      const asked = { structureId, reasonId, count: OFFERS };
      const slots = [
        ...(await this.slots.find({ ...asked, agentIds: others, from: start > now ? start : now })),
        ...(await this.slots.find({ ...asked, agentIds: [agentId], from: after > now ? after : now })),
      ];
      const offers = slots.flatMap(({ agentIds, ...slot }) =>
        agentIds.map((id) => ({ ...slot, agentId: id, agentName: names.get(id) ?? '' })),
      );
      found.set(
        reasonId,
        offers.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
      );
    }
    return found;
  }
}

const reasonsOf = (details: readonly Detail[]): string[] => [
  ...new Set(details.flatMap(({ reasonId }) => reasonId ?? [])),
];

function standing(
  agentId: string,
  { busyFrom, busyUntil, reasonId, placeId }: Detail,
  { startsAt, endsAt }: Line['item'],
  { busy, hours }: { busy: ReadonlyMap<string, readonly Span[]>; hours: ReadonlyMap<string, readonly OpenHours[]> },
): { free: boolean; receives: boolean } {
  const open = (hours.get(reasonId ?? '') ?? []).filter((one) => one.agentId === agentId && one.placeId === placeId);
  return {
    free: isFree(busy.get(agentId) ?? [], [busyFrom.getTime(), busyUntil.getTime()]),
    receives: isOpen(open, [startsAt.getTime(), endsAt.getTime()]),
  };
}
