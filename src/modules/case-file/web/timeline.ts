import { type Day, dayIn } from '../../../platform/time/day.js';
import { duration, relativeDay, relativeMoment, shortDay } from '../../../platform/time/french.js';
import { type AssessmentLine, assessmentsPaths, levelLabels } from '../../assessments/index.js';
import type { BeneficiaryCard } from '../../beneficiaries/index.js';
import {
  type InformationSheetLine,
  outcomeLabels,
  type ReferralLine,
  referralsPaths,
  saisinePaths,
  type SaisineStepLine,
  saisineStepInWords,
} from '../../referrals/index.js';
import {
  healthSpaceInWords,
  type SessionTold,
  supportSessionsPaths,
  topicLabels,
} from '../../support-sessions/index.js';
import type { CaseHistory } from '../case-histories.js';
import type { Happening } from './happening.js';
import { lifeHappenings, messageTold } from './life-happenings.js';
import { planHappenings } from './plan-words.js';

/** What views/partials/timeline.hbs reads. */
export interface TimelineItem {
  when: string;
  datetime: string;
  text: string;
  href: string | null;
  detail: string | null;
  by: string | null;
}

/** Days of which the story is told: after the first, up to and with the last; null: without end. */
export interface Window {
  after: Day | null;
  upTo: Day | null;
}

/** What happened with the person, newest first. */
export function timelineOf(
  person: BeneficiaryCard,
  history: CaseHistory,
  now: Date,
  { after, upTo }: Window = { after: null, upTo: null },
): TimelineItem[] {
  return happeningsOf(person, history, dayIn(now))
    .map((happening) => ({ happening, key: sortKey(happening.at) }))
    .filter(({ key }) => (after === null || key.slice(0, 10) > after) && (upTo === null || key.slice(0, 10) <= upTo))
    .sort((one, other) => (one.key < other.key ? 1 : one.key > other.key ? -1 : 0))
    .map(({ happening }) => item(happening, now));
}

function happeningsOf(person: BeneficiaryCard, history: CaseHistory, today: Day): Happening[] {
  const caisse = history.saisineSteps.filter(({ step }) => byTheCaisse.has(step));
  const followed = new Set(caisse.map(({ referralId }) => referralId));
  return [
    ...history.sessions.map(session),
    ...history.sheets.map(sheet),
    ...history.referrals.flatMap((referral) => steps(referral, today, followed.has(referral.id))),
    ...caisse.map(saisineStep),
    ...history.assessments.map(assessment),
    ...lifeHappenings(history.life, today),
    ...planHappenings(history.plans),
    ...history.messages.flatMap(messageTold),
    ...(person.noticeGivenOn ? [{ at: person.noticeGivenOn, text: 'Notice d’information remise' }] : []),
    { at: person.createdAt, text: person.shared ? 'Fiche ouverte par la structure qui la tient' : 'Fiche ouverte' },
  ];
}

/** A day without an hour stands after the hours of that day: what was noted of it was noted at its end. */
const sortKey = (at: Date | Day): string => (at instanceof Date ? `${dayIn(at)} ${at.toISOString()}` : `${at} z`);

function item({ at, text, href, detail, by }: Happening, now: Date): TimelineItem {
  return {
    when: capital(whenInWords(at, now)),
    datetime: at instanceof Date ? at.toISOString() : at,
    text,
    href: href ?? null,
    detail: detail ?? null,
    by: by ?? null,
  };
}

/** The hour matters today only. */
function whenInWords(at: Date | Day, now: Date): string {
  const today = dayIn(now);
  if (!(at instanceof Date)) return relativeDay(at, today);
  return dayIn(at) === today ? relativeMoment(at, now) : relativeDay(dayIn(at), today);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const assessment = (line: AssessmentLine): Happening => ({
  at: line.assessedAt,
  text: `${line.form === 'reported' ? 'Niveau signalé' : 'Repère numérique'}\u00a0: ${levelLabels[line.level].toLowerCase()}`,
  href: assessmentsPaths.show.to({ id: line.id }),
  detail: line.overrideReason === null ? null : `Niveau gardé par l’équipe\u00a0: ${line.overrideReason}`,
  by: line.authorName,
});

const session = (line: SessionTold): Happening => ({
  at: line.day,
  text: line.title === null ? `Séance de ${duration(line.durationMinutes)}` : `Atelier «\u00a0${line.title}\u00a0»`,
  href: supportSessionsPaths.show.to({ id: line.id }),
  detail: [line.topics.map((topic) => topicLabels[topic]).join(', '), ...healthSpaceInWords(line)].join('. '),
  by: line.mediatorName,
});

const sheet = (line: InformationSheetLine): Happening => ({
  at: line.givenAt,
  text: 'Fiche d’information remise',
  href: referralsPaths.printInformation.to({ id: line.id }),
});

/** What the caisse does with a saisine between its sending and its end, which the referral tells. */
const byTheCaisse: ReadonlySet<SaisineStepLine['step']> = new Set<SaisineStepLine['step']>([
  ...(['acknowledged', 'called_back', 'workshop_offered', 'workshop_attended', 'unreachable', 'redirected'] as const),
]);

const saisineStep = ({ referralId, step, at, workshopOn, byName, structureName }: SaisineStepLine): Happening => ({
  at,
  text: saisineStepInWords(step, workshopOn),
  href: saisinePaths.show.to({ id: referralId }),
  by: [byName, structureName].filter(Boolean).join(', '),
});

/**
 * One referral is several happenings: prepared or sent, answered, closed.
 * @param followed the steps of its saisine say more than « acceptée »
 */
function steps(line: ReferralLine, today: Day, followed: boolean): Happening[] {
  const href = referralsPaths.show.to({ id: line.id });
  const sent = line.direction === 'sent';
  const withdrawn = line.status === 'withdrawn' ? ', retirée depuis' : '';
  const accepted = line.answeredAt !== null && line.status !== 'refused';
  const other = sent ? ` par ${line.receiverName}` : '';
  const firstDay = line.appointmentOn && `\u00a0: premier rendez-vous le ${shortDay(line.appointmentOn, today)}`;
  const start = sent ? `vers ${line.receiverName}` : `reçue, envoyée par ${line.senderName}`;
  return [
    line.sentAt
      ? { at: line.sentAt, text: `Orientation ${sent ? 'envoyée ' : ''}${start}${withdrawn}`, href }
      : { at: line.createdAt, text: `Orientation préparée ${start}${withdrawn}`, href },
    ...(line.answeredAt && accepted && !followed
      ? [{ at: line.answeredAt, text: `Orientation acceptée${other}${firstDay ?? ''}`, href }]
      : []),
    ...(line.answeredAt && !accepted ? [{ at: line.answeredAt, text: `Orientation refusée${other}`, href }] : []),
    ...(line.closedAt && line.outcome
      ? [
          {
            at: line.closedAt,
            text: `Orientation terminée${other}\u00a0: ${outcomeLabels[line.outcome].toLowerCase()}`,
            href,
          },
        ]
      : []),
  ];
}
