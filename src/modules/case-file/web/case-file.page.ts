import type { StructureActor } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { type Day, dayIn } from '../../../platform/time/day.js';
import { fullDay, shortDay } from '../../../platform/time/french.js';
import { bookHref } from '../../appointments/index.js';
import {
  type AssessmentLine,
  assessmentsPaths,
  type CurrentLevel,
  type Level,
  levelLabels,
} from '../../assessments/index.js';
import {
  beneficiariesPaths,
  type BeneficiaryCard,
  canCorrect,
  canGiveSummary,
  canReadLookers,
  canRegister,
  type CaseLife,
  caseLifePaths,
  genderLabels,
  schemeLabels,
  socialStatusLabels,
} from '../../beneficiaries/index.js';
import { type InternalPart, internalPart, type ReferralLine, referralsPaths } from '../../referrals/index.js';
import { supportSessionsPaths } from '../../support-sessions/index.js';
import type { CaseFile } from '../case-files.service.js';
import type { CaseHistory } from '../case-histories.js';
import { planTasks } from './plan-words.js';
import { duplicateTask } from './duplicate-task.js';
import { type LevelCurve, levelCurve } from './level-curve.js';
import {
  type Acting,
  actingCard,
  type Goals,
  goalsCard,
  protectionNotices,
  type Shares,
  sharesCard,
} from './life-cards.js';
import { paths } from './paths.js';
import { type Fact, personFacts } from './person-facts.js';
import type { Task } from './task.js';
import { tasksOf } from './tasks.js';
import { type TimelineItem, timelineOf } from './timeline.js';

/** The page shows what happened lately; the rest is one link away. */
const LATEST = 20;

/** The full grid gives 22 points at most; the express one is only a first idea and its points are not shown. */
const MOST_POINTS = 22;

interface LevelShown {
  level: Level;
  label: string;
  reason: string | null;
}

interface CaseFileModel {
  person: { name: string; facts: Fact[]; actions: null };
  sharedBy: string | null;
  main: { href: string; text: string };
  actions: { href: string; text: string }[];
  colleagues: InternalPart | null;
  level: {
    shown: LevelShown;
    about: string | null;
    answersHref: string | null;
    redo: { href: string; text: string };
    curve: LevelCurve | null;
    steps: { when: string; datetime: string; level: LevelShown }[];
  };
  tasks: Task[];
  notices: string[];
  recallHref: string | null;
  recallAction: string;
  goals: Goals;
  acting: Acting;
  shares: Shares | null;
  links: { href: string; text: string }[];
  details: { rows: { key: string; value: string; values: null; href: null; action: null }[] };
  notes: string | null;
  timeline: { items: TimelineItem[] };
  historyHref: string | null;
}

/** @param duplicates how many other files may be the same person's */
export function caseFilePage(
  file: CaseFile,
  actor: StructureActor,
  now: Date,
  duplicates: number,
): View<CaseFileModel> {
  const { person, history } = file;
  const today = dayIn(now);
  const mayCorrect = canCorrect(actor, person);
  const happened = timelineOf(person, latest(history), now);
  const model = {
    person: { name: person.displayName, facts: personFacts(person, today), actions: null },
    sharedBy: sharedInWords(file),
    main: { href: withQuery(supportSessionsPaths.create.to(), { personne: person.id }), text: 'Noter une séance' },
    actions: actionsFor(person.id, canRegister(actor), mayCorrect),
    colleagues: canRegister(actor) ? internalPart(person.id, file.desks) : null,
    level: levelCard(person.id, history.level, history.assessments, today),
    tasks: [
      ...planTasks(history.plans, now),
      ...duplicateTask(person.id, duplicates),
      ...tasksOf(person, history, { mayCorrect, mayRefer: canRegister(actor) }, today),
    ],
    notices: protectionNotices(history.life, today),
    ...recallLink(person.id, mayCorrect, history.life),
    goals: goalsCard(person, history.life, actor, today),
    acting: actingCard(person, history.life, actor, today),
    shares: sharesCard(person, history.life, actor, today),
    details: { rows: detailRows(person) },
    links: linksOf(file, actor),
    notes: person.notes,
    timeline: { items: happened.slice(0, LATEST) },
    historyHref: happened.length > LATEST ? paths.history.to({ id: person.id }) : null,
  };
  return view('case-file/case-file', person.displayName, model, {
    breadcrumbs: [{ href: beneficiariesPaths.list.to(), text: 'Bénéficiaires' }],
  });
}

/** More sessions than the page shows are not even put into words. */
const latest = (history: CaseHistory): CaseHistory => ({ ...history, sessions: history.sessions.slice(0, LATEST + 1) });

function recallLink(id: string, mayCorrect: boolean, { recalls }: CaseLife) {
  const planned = recalls.some(({ status }) => status === 'open');
  return {
    recallHref: mayCorrect && !planned ? caseLifePaths.recall.to({ id }) : null,
    recallAction: 'Prévoir un rappel',
  };
}

/** By a referral that was accepted, or on the person's word alone. */
function sharedInWords({ heldBy, history }: CaseFile): string | null {
  if (heldBy === null) return null;
  const received = history.referrals.some(({ direction, status }) => direction === 'received' && status === 'accepted');
  return received
    ? `Personne orientée vers vous par ${heldBy}, qui tient sa fiche.`
    : `Fiche tenue par ${heldBy}, partagée avec vous avec l’accord de la personne.`;
}

/** What is rarely asked for, at the end of the page. */
function linksOf({ person, history }: CaseFile, actor: StructureActor): { href: string; text: string }[] {
  const { id } = person;
  return [
    ...(canGiveSummary(actor, person)
      ? [{ href: paths.summary.to({ id }), text: 'Imprimer ce que nous savons de la personne' }]
      : []),
    ...(canReadLookers(actor, person) ? [{ href: paths.lookers.to({ id }), text: 'Qui a consulté cette fiche' }] : []),
    ...(restsOnAgreement(history.referrals)
      ? [
          {
            href: referralsPaths.withdrawAgreements.to({ id }),
            text: 'Retirer l’accord pour toutes les orientations en cours',
          },
        ]
      : []),
  ];
}

/** Something was sent to another structure with the person's agreement, and is not over. */
const restsOnAgreement = (referrals: readonly ReferralLine[]): boolean =>
  referrals.some(
    ({ direction, path, status }) =>
      direction === 'sent' && path !== 'internal' && (status === 'sent' || status === 'accepted'),
  );

function actionsFor(id: string, mayRefer: boolean, mayCorrect: boolean): { href: string; text: string }[] {
  return [
    { href: bookHref({ personId: id }), text: 'Prendre rendez-vous' },
    ...(mayRefer ? [{ href: referralsPaths.choose.to({ id }), text: 'Orienter' }] : []),
    { href: paths.register.to({ id }), text: 'Inscrire à un atelier' },
    { href: assessmentsPaths.full.to({ id }), text: 'Faire le repère numérique' },
    ...(mayCorrect ? [{ href: beneficiariesPaths.edit.to({ id }), text: 'Modifier' }] : []),
  ];
}

function levelCard(id: string, current: CurrentLevel | null, assessments: AssessmentLine[], today: Day) {
  const known = current && current.level !== 'notAssessed' ? current : null;
  return {
    shown: levelShown(known?.level ?? 'notAssessed', known?.reason ?? null),
    about: current && aboutAssessment(current),
    answersHref: current && assessmentsPaths.show.to({ id: current.assessmentId }),
    redo: { href: assessmentsPaths.full.to({ id }), text: known ? 'refaire le point' : 'faire le repère numérique' },
    curve: levelCurve(assessments, today),
    steps: assessments.length < 2 ? [] : assessments.map((line) => step(line, today)),
  };
}

const levelShown = (level: Level, reason: string | null): LevelShown => ({ level, label: levelLabels[level], reason });

const step = (line: AssessmentLine, today: Day) => ({
  when: shortDay(dayIn(line.assessedAt), today),
  datetime: dayIn(line.assessedAt),
  level: levelShown(line.level, null),
});

function aboutAssessment(current: CurrentLevel): string {
  const { form, score, assessedOn } = current;
  const what = { full: 'Repère numérique du', express: 'Repère numérique express du', reported: 'Signalé le' }[form];
  return [
    `${what} ${fullDay(assessedOn)}`,
    ...(form === 'full' && score !== null ? [`${score}\u00a0point${score > 1 ? 's' : ''} sur ${MOST_POINTS}`] : []),
    ...(current.provisional ? ['provisoire'] : []),
    ...(current.toConfirm ? ['à confirmer'] : []),
  ].join(' · ');
}

function detailRows(person: BeneficiaryCard): CaseFileModel['details']['rows'] {
  const rows: [string, string | null][] = [
    ['Naissance', person.birthYear === null ? null : String(person.birthYear)],
    ['Statut', person.socialStatus === 'non_communique' ? null : socialStatusLabels[person.socialStatus]],
    ['Genre', person.gender === 'non_communique' ? null : genderLabels[person.gender]],
    ['Régime', person.scheme === 'unknown' ? null : schemeLabels[person.scheme]],
    ['Notice remise', person.noticeGivenOn === null ? 'pas encore' : `le ${fullDay(person.noticeGivenOn)}`],
    ['Dernier contact', `le ${fullDay(person.lastContactOn)}`],
  ];
  return rows.flatMap(([key, value]) =>
    value === null ? [] : [{ key, value, values: null, href: null, action: null }],
  );
}
