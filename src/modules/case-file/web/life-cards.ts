import type { StructureActor } from '../../../platform/access/actor.js';
import { type Day, dayIn } from '../../../platform/time/day.js';
import { fullDay, shortDay } from '../../../platform/time/french.js';
import {
  agreementWayLabels,
  type BeneficiaryCard,
  canFollowGoals,
  canNoteMandates,
  canShare,
  type CaseLife,
  caseLifePaths,
  type GoalLine,
  goalStatusLabels,
  isProtection,
  isRunning,
  mandateInWords,
  mandateKindLabels,
  type ShareLine,
} from '../../beneficiaries/index.js';
import { type Fact, phoneFact } from './person-facts.js';

export interface Goals {
  open: { words: string; about: string; action: string | null }[];
  ended: string[];
  addHref: string | null;
}

export interface Acting {
  helper: { name: string; relationship: string | null; phone: Fact | null; agreedOn: string } | null;
  mandates: { text: string; stopHref: string | null }[];
  past: string[];
  addHref: string | null;
}

export interface Shares {
  open: { name: string; about: string; takeBackHref: string | null }[];
  past: string[];
  addHref: string;
}

/** What the person wants to be able to do; folded once it is over. */
export function goalsCard(person: BeneficiaryCard, { goals }: CaseLife, actor: StructureActor, today: Day): Goals {
  const may = canFollowGoals(actor, person);
  const about = ({ agreedOn, structureName }: GoalLine): string =>
    `Convenu le ${shortDay(agreedOn, today)}${structureName === actor.workplaceName ? '' : ` avec ${structureName}`}`;
  return {
    open: goals
      .filter(({ status }) => status === 'open')
      .map((goal) => ({
        words: goal.words,
        about: about(goal),
        action: may ? caseLifePaths.endGoal.to({ id: person.id, goalId: goal.id }) : null,
      })),
    ended: goals.flatMap(({ words, status, endedOn }) =>
      endedOn === null ? [] : [`${words}, ${goalStatusLabels[status].toLowerCase()} le ${shortDay(endedOn, today)}`],
    ),
    addHref: may ? caseLifePaths.agreeGoal.to({ id: person.id }) : null,
  };
}

/** Who may be called, and who may act for the person. */
export function actingCard(person: BeneficiaryCard, { mandates }: CaseLife, actor: StructureActor, today: Day): Acting {
  const may = canNoteMandates(actor, person);
  const running = mandates.filter((mandate) => isRunning(mandate, today));
  return {
    helper: helperOf(person),
    mandates: running.map((mandate) => ({
      text: mandateInWords(mandate),
      stopHref: may ? caseLifePaths.stopMandate.to({ id: person.id, mandateId: mandate.id }) : null,
    })),
    past: mandates.filter((mandate) => !running.includes(mandate)).map(mandateInWords),
    addHref: may ? caseLifePaths.noteMandate.to({ id: person.id }) : null,
  };
}

function helperOf(person: BeneficiaryCard): Acting['helper'] {
  if (person.helperName === null || person.helperAgreedOn === null) return null;
  return {
    name: person.helperName,
    relationship: person.helperRelationship,
    phone: person.helperPhone === null ? null : phoneFact(person.helperPhone),
    agreedOn: fullDay(person.helperAgreedOn),
  };
}

/** A measure of protection that runs: whom to bring in, and no judgement on the person. */
export const protectionNotices = ({ mandates }: CaseLife, today: Day): string[] =>
  mandates
    .filter((mandate) => isProtection(mandate.kind) && isRunning(mandate, today))
    .map(
      ({ kind }) =>
        `${mandateKindLabels[kind]}\u00a0: voyez avec la personne qui associer avant une démarche qui l’engage.`,
    );

/** To whom the file is open, for those who may open it. Null for the others. */
export function sharesCard(
  person: BeneficiaryCard,
  { shares }: CaseLife,
  actor: StructureActor,
  today: Day,
): Shares | null {
  if (!canShare(actor, person)) return null;
  return {
    open: shares.filter(({ endsAt }) => endsAt === null).map((share) => openShare(person.id, share, today)),
    past: shares.flatMap(({ structureName, startsAt, endsAt }) =>
      endsAt === null
        ? []
        : [`${structureName}, du ${shortDay(dayIn(startsAt), today)} au ${shortDay(dayIn(endsAt), today)}`],
    ),
    addHref: caseLifePaths.share.to({ id: person.id }),
  };
}

function openShare(
  id: string,
  { id: shareId, structureName, startsAt, agreementOn, agreementHow }: ShareLine,
  today: Day,
) {
  if (agreementOn === null || agreementHow === null) {
    const about = `par une orientation acceptée, depuis le ${shortDay(dayIn(startsAt), today)}`;
    return { name: structureName, about, takeBackHref: null };
  }
  return {
    name: structureName,
    about: `accord du ${shortDay(agreementOn, today)}, ${agreementWayLabels[agreementHow].toLowerCase()}`,
    takeBackHref: caseLifePaths.takeBack.to({ id, shareId }),
  };
}
