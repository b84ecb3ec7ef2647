import { parsePhone } from '../../../platform/contact/phone.js';
import type { AppointmentMode } from '../vocabulary.js';
import type { ExternalPerson, ExternalRdv } from './external-rdv.js';
import { statusOf } from './rdv-status.js';

const MODES: Readonly<Record<string, AppointmentMode>> = {
  public_office: 'desk',
  phone: 'phone',
  home: 'home',
  visio: 'video',
};

/** A webhook of RDV Service Public: `data` is the record, `meta` what happened to it. */
interface Payload {
  data: Record<string, unknown>;
  meta: Record<string, unknown>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);

function instant(value: unknown): Date | undefined {
  const at = typeof value === 'string' ? new Date(value) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}

/** The whole of it; undefined for bytes that are no webhook of theirs. */
export function readPayload(body: Buffer): Payload | undefined {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return isObject(read) && isObject(read['data']) && isObject(read['meta'])
      ? { data: read['data'], meta: read['meta'] }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The appointment it tells of; undefined for what is about something else, or lacks what an agenda needs. */
export function rdvOf({ data, meta }: Payload, receivedAt: Date): ExternalRdv | undefined {
  if (meta['model'] !== 'Rdv') return undefined;
  const [startsAt, endsAt] = [instant(data['starts_at']), endOf(data)];
  const id = data['id'];
  if ((typeof id !== 'number' && typeof id !== 'string') || !startsAt || !endsAt || endsAt <= startsAt)
    return undefined;
  const toldAt =
    instant(meta['payload_computed_at']) ??
    instant(meta['event_occurred_at']) ??
    instant(meta['timestamp']) ??
    receivedAt;
  const motif = isObject(data['motif']) ? data['motif'] : {};
  const destroyed = meta['event'] === 'destroyed';
  return {
    externalId: String(id),
    toldAt,
    endedAt: instant(data['cancelled_at']) ?? toldAt,
    agentEmails: objects(data['agents']).flatMap(({ email }) => text(email)?.toLowerCase() ?? []),
    ...{ startsAt, endsAt },
    status: statusOf(text(data['status']) ?? '') ?? 'upcoming',
    reason: text(motif['name']) ?? 'Rendez-vous',
    mode: MODES[text(motif['location_type']) ?? ''] ?? 'desk',
    people: peopleOf(data),
    collective: data['collectif'] === true || motif['collectif'] === true,
    gone: destroyed ? (meta['webhook_reason'] === 'rgpd' ? 'rgpd' : 'destroyed') : null,
  };
}

function endOf(data: Record<string, unknown>): Date | undefined {
  const [start, minutes] = [instant(data['starts_at']), data['duration_in_min']];
  const ends = instant(data['ends_at']);
  if (ends || !start || typeof minutes !== 'number') return ends;
  return new Date(start.getTime() + minutes * 60_000);
}

/** Once in `users` in older webhooks, in `participations` in newer ones. */
function peopleOf(data: Record<string, unknown>): ExternalPerson[] {
  const participants = objects(data['participations']).flatMap(({ user }) => (isObject(user) ? [user] : []));
  const users = participants.length > 0 ? participants : objects(data['users']);
  return users.flatMap((user) => {
    const [firstName, lastName] = [text(user['first_name']), text(user['last_name'])];
    if (!firstName || !lastName) return [];
    const year = /^(\d{4})-\d{2}-\d{2}$/.exec(text(user['birth_date']) ?? '')?.[1];
    const phone = text(user['phone_number_formatted']) ?? text(user['phone_number']);
    return [
      {
        ...{ firstName, lastName, birthYear: year ? Number(year) : null },
        ...{ phone: phone ? (parsePhone(phone) ?? null) : null, email: text(user['email'])?.toLowerCase() ?? null },
      },
    ];
  });
}
