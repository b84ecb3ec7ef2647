import { addDays, addMonths, type Day, dayIn } from '../../../platform/time/day.js';
import { relativeDay, shortDay } from '../../../platform/time/french.js';
import { assessmentsPaths, type CurrentLevel } from '../../assessments/index.js';
import { beneficiariesPaths, type BeneficiaryCard } from '../../beneficiaries/index.js';
import { type ReferralLine, referralsPaths } from '../../referrals/index.js';
import type { CaseHistory } from '../case-histories.js';
import { lifeTasks } from './life-tasks.js';
import type { Task } from './task.js';

/** What the reader may do about it: a task that nobody here can do is not shown. */
export interface Powers {
  mayCorrect: boolean;
  mayRefer: boolean;
}

/** A level is asked again after six months, or after a workshop. */
const LEVEL_MONTHS = 6;

/** Without an answer for so long, a call to the other side helps. */
const PATIENCE_DAYS = 14;

export function tasksOf(person: BeneficiaryCard, history: CaseHistory, powers: Powers, today: Day): Task[] {
  const { mayCorrect, mayRefer } = powers;
  return [
    ...lifeTasks(person.id, history.life, mayCorrect, today),
    ...history.referrals.flatMap((line) => aboutReferral(line, history.referrals, mayRefer, today)),
    ...aboutLevel(person.id, history.level, today),
    ...(person.noticeGivenOn === null && mayCorrect ? [noticeToGive(person.id)] : []),
  ];
}

const linked = (text: string, href: string, words: string): Task => ({
  text,
  link: { href, text: words },
  button: null,
});

const noticeToGive = (id: string): Task => ({
  text: 'La notice d’information n’a pas encore été remise.',
  link: null,
  button: { action: beneficiariesPaths.notice.to({ id }), text: 'Notice remise aujourd’hui' },
});

function aboutLevel(id: string, level: CurrentLevel | null, today: Day): Task[] {
  const href = assessmentsPaths.full.to({ id });
  if (!level || level.level === 'notAssessed') {
    return [linked('Son niveau n’est pas encore connu.', href, 'Faire le repère numérique')];
  }
  if (level.form === 'reported' && level.toConfirm) {
    return [
      linked(
        'Son niveau a été signalé par une autre structure\u00a0: voyez-le avec la personne.',
        href,
        'Confirmer le niveau',
      ),
    ];
  }
  if (level.provisional) return [linked('Son niveau est provisoire.', href, 'Compléter le repère numérique')];
  if (level.toConfirm) return [linked('Son niveau est à confirmer.', href, 'Refaire le repère numérique')];
  if (level.assessedOn <= addMonths(today, -LEVEL_MONTHS)) {
    const since = shortDay(level.assessedOn, today);
    return [linked(`Le dernier repère numérique date du ${since}.`, href, 'Refaire le point')];
  }
  return [];
}

function aboutReferral(line: ReferralLine, all: ReferralLine[], mayRefer: boolean, today: Day): Task[] {
  const href = referralsPaths.show.to({ id: line.id });
  if (line.direction === 'received') {
    if (line.status !== 'accepted') return [];
    return [
      linked(
        `${line.senderName} vous a orienté cette personne\u00a0: accompagnement en cours.`,
        href,
        'Voir l’orientation',
      ),
    ];
  }
  if (line.status === 'draft' && mayRefer) {
    return [linked(`L’orientation vers ${line.receiverName} n’est pas encore envoyée.`, href, 'La terminer')];
  }
  if (line.status === 'sent' && line.sentAt && dayIn(line.sentAt) <= addDays(today, -PATIENCE_DAYS)) {
    const since = shortDay(dayIn(line.sentAt), today);
    return [linked(`${line.receiverName} n’a pas répondu depuis le ${since}.`, href, 'Voir l’orientation')];
  }
  if (line.status === 'accepted') {
    const day = line.appointmentOn && ` Premier rendez-vous\u00a0: ${relativeDay(line.appointmentOn, today)}.`;
    return [linked(`${line.receiverName} accueille la personne.${day ?? ''}`, href, 'Voir la réponse')];
  }
  if (line.status === 'refused' && mayRefer && all.every((other) => other.createdAt <= line.createdAt)) {
    const again = referralsPaths.choose.to({ id: line.beneficiaryId });
    return [linked(`${line.receiverName} ne peut pas accueillir la personne.`, again, 'Proposer autre chose')];
  }
  return [];
}
