import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { ReminderSubject } from './reminder.entity.js';
import { APART_HOURS, DEFAULT_WISHES, HOURS_BEFORE, LETTER_HOURS, QUIET_MINUTES, type Step } from './reminder-steps.js';

export interface DueReminder {
  structureId: string;
  subjectKind: ReminderSubject;
  subjectId: string;
  step: Step;
  startsAt: Date;
  /** Of the file; « own » for someone who has none, and left a number or an address. */
  preference: 'call' | 'sms' | 'email' | 'letter' | 'helper' | 'own';
  name: string;
  email: string | null;
  phone: string | null;
  helperName: string | null;
  helperPhone: string | null;
}

const hours = (count: number): string => `interval '${count} hours'`;
const before = (step: Step): string => hours(HOURS_BEFORE[step]);

/** What is to come and stands: an appointment, or a seat. What RDV Service Public holds, it reminds of itself. */
const SUBJECTS = `
  SELECT 'appointment' AS kind, a.id, a.structure_id, a.beneficiary_id, a.name, a.phone, a.email, a.starts_at, a.zone,
         a.created_at
    FROM appointment a
   WHERE a.status = 'upcoming' AND a.starts_at > $1::timestamptz AND a.starts_at <= $1::timestamptz + ${before('week')}
     AND a.source <> 'rdv_service_public'
  UNION ALL
  SELECT 'registration', r.id, coalesce(r.structure_id, w.structure_id), r.beneficiary_id, r.name, r.phone, r.email,
         w.starts_at, w.zone, r.created_at
    FROM workshop w JOIN registration r ON r.workshop_id = w.id
   WHERE w.status = 'published' AND w.starts_at > $1::timestamptz AND w.starts_at <= $1::timestamptz + ${before('week')}
     AND r.status = 'registered' AND NOT r.walk_in`;

/**
 * The one step that is reached, the nearest before the beginning: a late booking gets that one alone. One that the next
 * step follows closely is left to it. Who wants letters gets one while it can still arrive, else a call two days before.
 */
const STEP = `
  CASE WHEN preference = 'letter' THEN
         CASE WHEN starts_at > $1::timestamptz + ${hours(LETTER_HOURS)} THEN 'week'
              WHEN two_days AND starts_at <= $1::timestamptz + ${before('two_days')} AND phone IS NOT NULL AND NOT EXISTS (
                SELECT FROM reminder l WHERE l.subject_kind = person.kind AND l.subject_id = person.id AND l.step = 'week'
                   AND l.starts_at = person.starts_at) THEN 'two_days' END
       WHEN two_hours AND starts_at <= $1::timestamptz + ${before('two_hours')} THEN 'two_hours'
       WHEN two_days AND starts_at <= $1::timestamptz + ${before('two_days')}
        AND NOT (two_hours AND starts_at <= $1::timestamptz + ${hours(HOURS_BEFORE.two_hours + APART_HOURS)}) THEN 'two_days'
       WHEN week AND NOT (two_days AND starts_at <= $1::timestamptz + ${hours(HOURS_BEFORE.two_days + APART_HOURS)})
        AND NOT (two_hours AND starts_at <= $1::timestamptz + ${hours(HOURS_BEFORE.two_hours + APART_HOURS)}) THEN 'week' END`;

const { week, twoDays, twoHours, fromHour, untilHour } = DEFAULT_WISHES;

/** $1 now, $2 how many. Those who want no message at all are not even looked at. */
const DUE = `
  WITH person AS (
    SELECT s.kind, s.id, s.structure_id, s.starts_at, s.zone, s.created_at,
           coalesce(b.contact_preference, 'own') AS preference,
           coalesce(b.first_name || ' ' || b.last_name, s.name) AS name,
           coalesce(b.email, s.email) AS email, coalesce(b.phone, s.phone) AS phone, b.helper_name, b.helper_phone,
           coalesce(t.week_before, ${week}) AS week, coalesce(t.two_days_before, ${twoDays}) AS two_days,
           coalesce(t.two_hours_before, ${twoHours}) AS two_hours,
           extract(hour FROM $1::timestamptz AT TIME ZONE s.zone) BETWEEN coalesce(t.from_hour, ${fromHour})
             AND coalesce(t.until_hour, ${untilHour}) - 1 AS awake
      FROM (${SUBJECTS}) s LEFT JOIN beneficiary b ON b.id = s.beneficiary_id
      LEFT JOIN reminder_setting t ON t.structure_id = s.structure_id
     WHERE b.contact_preference IS DISTINCT FROM 'none' AND s.created_at <= $1::timestamptz - interval '${QUIET_MINUTES} minutes'),
  reached AS MATERIALIZED (SELECT person.*, ${STEP} AS step FROM person)
  SELECT structure_id AS "structureId", kind AS "subjectKind", id AS "subjectId", step, starts_at AS "startsAt",
         preference, name, email, phone, helper_name AS "helperName", helper_phone AS "helperPhone"
    FROM reached
   WHERE step IS NOT NULL AND (awake OR step = 'two_hours' OR preference = 'letter')
     AND NOT EXISTS (SELECT FROM reminder g WHERE g.subject_kind = reached.kind AND g.subject_id = reached.id
                        AND g.step = reached.step AND g.starts_at = reached.starts_at)
     AND NOT EXISTS (SELECT FROM message m WHERE m.subject_kind = reached.kind AND m.subject_id = reached.id
                        AND m.queued_at > $1::timestamptz - interval '${QUIET_MINUTES} minutes')
   ORDER BY starts_at, id LIMIT $2`;

/** What is due and was not given. */
@Injectable()
export class DueReminders {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The nearest first. */
  async find(now: Date, count: number): Promise<DueReminder[]> {
    return this.unitOfWork.query<DueReminder>(DUE, [now, count]);
  }
}
