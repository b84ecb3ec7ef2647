import { Injectable } from '@nestjs/common';
import { type CalendarEntry } from '../../../platform/calendar/ics.js';
import { Config } from '../../../platform/config/index.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { workshopsPaths } from '../../workshops/index.js';
import { appointmentHref } from '../web/paths.js';

const DAYS_BACK = 60;
const DAYS_AHEAD = 180;

/** Far more than an agent’s eight months. */
const MOST = 5000;

interface Row {
  kind: 'appointment' | 'workshop';
  id: string;
  version: number;
  startsAt: Date;
  endsAt: Date;
  title: string;
  location: string | null;
  changedAt: Date;
}

/** Nobody’s name is read. Those of structures where the agent works today; workshops that they animate anywhere. */
const ENTRIES = `
  SELECT 'appointment' AS kind, a.id, a.version, a.starts_at AS "startsAt", a.ends_at AS "endsAt", r.label AS title,
         concat_ws(', ', p.name, p.address, p.commune_name) AS location, a.updated_at AS "changedAt"
    FROM appointment a JOIN appointment_reason r ON r.id = a.reason_id LEFT JOIN place p ON p.id = a.place_id
   WHERE a.agent_id = $1 AND a.starts_at BETWEEN $2 AND $3
     AND a.status NOT IN ('cancelled_by_service', 'cancelled_by_person')
     AND a.structure_id IN (SELECT m.structure_id FROM membership m
                             WHERE m.user_id = $1 AND m.starts_on <= $4 AND coalesce(m.ends_on >= $4, true))
  UNION ALL
  SELECT 'workshop', w.id, w.version, w.starts_at, w.ends_at, w.title,
         coalesce(concat_ws(', ', p.name, p.address, p.commune_name), ''), w.updated_at
    FROM workshop_animator wa JOIN workshop w ON w.id = wa.workshop_id LEFT JOIN place p ON p.id = w.place_id
   WHERE wa.user_id = $1 AND w.status IN ('published', 'closed') AND w.starts_at BETWEEN $2 AND $3
   ORDER BY "startsAt", id LIMIT ${MOST}`;

/** What an agent’s calendar outside shows: hours, places and reasons. */
@Injectable()
export class FeedQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async entries(userId: string): Promise<CalendarEntry[]> {
    const now = this.clock.now().getTime();
    const day = 86_400_000;
    const window = [new Date(now - DAYS_BACK * day), new Date(now + DAYS_AHEAD * day)];
    const rows = await this.unitOfWork.query<Row>(ENTRIES, [userId, ...window, this.clock.today()]);
    return rows.map((row) => this.entry(row));
  }

  private entry({ kind, id, version, title, location, ...times }: Row): CalendarEntry {
    const { origin, hostname } = new URL(this.config.publicUrl);
    const workshop = kind === 'workshop';
    return {
      ...times,
      uid: `${kind}-${id}@${hostname}`,
      sequence: version,
      title: workshop ? `Atelier\u00a0: ${title}` : `Rendez-vous\u00a0: ${title}`,
      location: location || null,
      url: `${origin}${workshop ? workshopsPaths.show.to({ id }) : appointmentHref(id)}`,
    };
  }
}
