import type { RefusalReason } from '../referral-codes.js';
import { RefuseForm } from './answer.forms.js';

/** A polite sentence to start from, for each reason: read by the structure that sends, never by the person. */
export const refusalSentences: Record<RefusalReason, string> = {
  not_reachable: 'Nous avons essayé plusieurs fois de joindre cette personne, sans y parvenir.',
  did_not_come_to_interview: 'La personne n’est pas venue à l’entretien que nous lui avions proposé.',
  hired_elsewhere: 'La personne nous a dit qu’elle travaille et n’est plus disponible.',
  training: 'La personne nous a dit qu’elle suit une formation et n’est plus disponible.',
  not_eligible: 'La personne ne remplit pas les conditions d’accueil de notre structure.',
  not_mobile: 'La personne ne peut pas venir jusqu’à nous, et nous ne pouvons pas nous déplacer.',
  not_interested: 'La personne nous a dit que cet accompagnement ne l’intéresse pas.',
  incompatible: 'D’autres difficultés sont à régler d’abord\u00a0: la personne pourra nous être orientée plus tard.',
  session_full: 'Nos places sont toutes prises pour le moment. La prochaine session ouvrira le …',
  duplicate: 'Nous avons déjà reçu une demande pour cette personne et nous y répondons.',
  other: 'Nous ne pouvons pas accueillir cette personne parce que …',
};

/** The same form with a message begun, when that is what was asked for; undefined when it is to be sent as it is. */
export function begunRefusal(form: RefuseForm): RefuseForm | undefined {
  if (!form.begin || form.errorOf('reasons')) return undefined;
  const typed = form.words ? [form.words] : [];
  const sentences = form.reasons.map((reason) => refusalSentences[reason]);
  const begun = new RefuseForm();
  begun.reasons = form.reasons;
  begun.words = [...typed, ...sentences.filter((sentence) => !form.words?.includes(sentence))].join('\n');
  return begun;
}
