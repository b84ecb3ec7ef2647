import { withQuery } from '../../../platform/http/paths.js';
import type { Day } from '../../../platform/time/day.js';
import type { Referral } from '../referral.entity.js';
import type { ReferralSeen } from '../referral-reading.js';
import { isFinal, type ReferralStatus } from '../referral-status.js';
import { canPrint } from '../slips/what-prints.js';
import { bookPath, paths, sessionPath } from './paths.js';
import { saisinePaths } from './saisine/paths.js';
import { waitingWords } from './waiting-words.js';

/** What the reader has to do now, in one sentence, and the ways to do it. */
export interface NextStep {
  heading: string;
  text: string;
  /** The one button that acts at once: everything else goes through a page of its own. */
  act: { action: string; text: string } | null;
  actions: { href: string; text: string; variant: 'secondary' | null }[];
  /** What is seldom done, under the buttons. */
  links: { href: string; text: string }[];
}

export const statusTones: Record<ReferralStatus, string> = {
  draft: 'neutral',
  sent: 'attention',
  accepted: 'success',
  refused: 'warning',
  withdrawn: 'neutral',
  expired: 'warning',
  closed: 'info',
};

type Step = { text: string; state: 'done' | 'current' | 'todo' };

const reached: Record<ReferralStatus, number> = {
  draft: 0,
  sent: 1,
  accepted: 2,
  refused: 4,
  withdrawn: 4,
  expired: 4,
  closed: 4,
};

/** How far the receiver has come, as the name of the step in which it is. */
const received = ({ openedAt, acknowledgedAt }: Received): string =>
  acknowledgedAt ? 'Bien reçue' : openedAt ? 'Ouverte' : 'Envoyée';

type Received = Pick<Referral, 'openedAt' | 'acknowledgedAt'>;

export function stepsOf(referral: Received & { status: ReferralStatus }): { label: string; items: Step[] } {
  const { status } = referral;
  const sent = received(referral);
  const texts =
    status === 'refused'
      ? ['Préparée', sent, 'Refusée']
      : status === 'withdrawn'
        ? ['Préparée', 'Retirée']
        : status === 'expired'
          ? ['Préparée', sent, 'Sans réponse']
          : ['Préparée', sent, 'Réponse', 'Résultat'];
  const current = reached[status] + 1;
  const state = (index: number): Step['state'] => (index < current ? 'done' : index === current ? 'current' : 'todo');
  return { label: 'Où en est l’orientation', items: texts.map((text, index) => ({ text, state: state(index) })) };
}

const main = (href: string, text: string) => ({ href, text, variant: null });
const second = (href: string, text: string) => ({ href, text, variant: 'secondary' as const });

/** @param today for how long it has been waiting */
export function nextStep(seen: ReferralSeen, today: Day): NextStep {
  const { referral, can, side } = seen;
  const at = { id: referral.id };
  const internal = referral.path === 'internal';
  const agreed = internal || referral.agreementOn !== null;
  const edit = can.edit
    ? [agreed ? second(paths.edit.to(at), 'Modifier') : main(paths.edit.to(at), 'Noter l’accord de la personne')]
    : [];
  const answer = can.answer
    ? [...(internal ? [] : [main(paths.accept.to(at), 'Accepter')]), second(paths.refuse.to(at), 'Refuser')]
    : [];
  const told = [main(paths.accept.to(at), 'Noter une acceptation'), second(paths.refuse.to(at), 'Noter un refus')];
  const close = can.close
    ? [main(paths.close.to(at), side === 'sender' ? 'Noter le résultat' : 'Dire ce qu’il s’est passé')]
    : [];
  const withdraw = can.withdraw
    ? [second(paths.withdraw.to(at), referral.status === 'draft' ? 'Abandonner le brouillon' : 'Retirer l’orientation')]
    : [];
  const open = isFinal(referral.status) ? second : main;
  const saisine = isSaisine(seen) ? [open(saisinePaths.show.to(at), 'Suivre la saisine')] : [];
  const session =
    side === 'receiver' && referral.status === 'accepted'
      ? [
          second(
            withQuery(sessionPath.to(), { personne: referral.beneficiaryId, orientation: referral.id }),
            'Noter une séance',
          ),
        ]
      : [];
  const reroute =
    side === 'sender' && (referral.status === 'refused' || referral.status === 'expired')
      ? [
          second(
            withQuery(paths.choose.to({ id: referral.beneficiaryId }), { apres: referral.id }),
            'Chercher un autre lieu',
          ),
        ]
      : [];
  return {
    ...words(seen, today),
    act: actNow(seen),
    actions: [
      ...edit,
      // A saisine has its own steps, finer than an answer and an outcome.
      ...(isSaisine(seen) ? saisine : [...(can.answer && side === 'sender' ? told : answer), ...close]),
      ...session,
      ...withdraw,
      ...reroute,
    ],
    links: [
      ...(canMeet(seen)
        ? [{ href: withQuery(bookPath.to(), { orientation: referral.id }), text: 'Prendre rendez-vous' }]
        : []),
      ...(canPrint(referral) ? [{ href: paths.papers.to(at), text: 'Imprimer le billet de la personne' }] : []),
      ...(side === 'sender' && referral.status === 'sent' ? [{ href: paths.call.to(at), text: 'Noter un appel' }] : []),
      ...(can.withdrawAgreement
        ? [{ href: paths.withdrawAgreement.to(at), text: 'La personne retire son accord' }]
        : []),
    ],
  };
}

/** The receiver gives an hour, which also accepts; the sender takes one where somebody of ours receives. */
function canMeet({ referral: { path, status }, side, can }: ReferralSeen): boolean {
  if (path === 'workshop' || path === 'internal') return false;
  if (side === 'receiver') return status === 'sent' || status === 'accepted';
  return status === 'sent' && path === 'reinforced_support' && !can.answer;
}

/** Sent to a caisse that dates each of its steps. */
const isSaisine = ({ referral, history }: ReferralSeen): boolean =>
  referral.sentAt !== null && history.some(({ step }) => step !== null);

/** Between colleagues one click accepts: there is nothing to read over, and no date to propose. */
function actNow({ referral, can, side }: ReferralSeen): NextStep['act'] {
  const { id, path, agreementOn } = referral;
  if (can.send && (path === 'internal' || agreementOn)) return { action: paths.send.to({ id }), text: 'Envoyer' };
  const accepts = can.answer && side === 'receiver' && path === 'internal';
  return accepts ? { action: paths.accept.to({ id }), text: 'Accepter' } : null;
}

function words(seen: ReferralSeen, today: Day): { heading: string; text: string } {
  const { referral, side } = seen;
  const name = referral.receiverName;
  if (isSaisine(seen) && side === 'receiver' && referral.status === 'sent') {
    return {
      heading: 'À vous de traiter cette saisine',
      text: 'Ouvrez-la\u00a0: accusez réception, puis notez chaque étape.',
    };
  }
  if (side === 'receiver') {
    return (referral.path === 'internal' && colleagueWords[referral.status]) || receiverWords[referral.status];
  }
  switch (referral.status) {
    case 'draft':
      return referral.agreementOn
        ? { heading: 'Prête à partir', text: 'L’accord de la personne est noté. Vérifiez, puis envoyez.' }
        : {
            heading: 'Il manque l’accord de la personne',
            text: 'Notez le jour et la manière de son accord\u00a0: sans lui, rien ne part.',
          };
    case 'sent':
      return waitingWords(seen, today);
    case 'accepted':
      return { heading: 'Acceptée', text: `${name} s’occupe de la personne. Le résultat s’affichera ici.` };
    case 'refused':
      return { heading: 'Refusée', text: 'Lisez la raison, puis proposez un autre lieu à la personne.' };
    case 'withdrawn':
      return referral.withdrawalKind === 'agreement_withdrawn'
        ? { heading: 'Accord retiré', text: 'La personne a retiré son accord. Il n’y a rien à faire.' }
        : { heading: 'Retirée', text: 'Vous avez retiré cette orientation. Il n’y a rien à faire.' };
    case 'expired':
      return {
        heading: 'Restée sans réponse',
        text: `${name} n’a pas répondu à temps. Proposez un autre lieu à la personne.`,
      };
    case 'closed':
      return { heading: 'Terminée', text: 'Le résultat est connu. Il n’y a plus rien à faire ici.' };
  }
}

/** Said otherwise between colleagues. */
const colleagueWords: Partial<Record<ReferralStatus, { heading: string; text: string }>> = {
  sent: { heading: 'À vous de répondre', text: 'Acceptez si vous vous en occupez, ou refusez en disant pourquoi.' },
  accepted: { heading: 'Vous accompagnez cette personne', text: 'À la fin, dites ce qu’il s’est passé.' },
  refused: { heading: 'Vous avez refusé', text: 'Votre collègue a reçu votre raison.' },
  withdrawn: { heading: 'Retirée', text: 'Votre collègue a repris cette demande. Il n’y a rien à faire.' },
};

const receiverWords: Record<ReferralStatus, { heading: string; text: string }> = {
  draft: { heading: '', text: '' },
  sent: {
    heading: 'À vous de répondre',
    text: 'Acceptez pour voir le nom et les coordonnées, ou refusez en disant pourquoi.',
  },
  accepted: {
    heading: 'Vous accompagnez cette personne',
    text: 'À la fin, dites ce qu’il s’est passé\u00a0: la structure qui l’a orientée attend de le savoir.',
  },
  refused: { heading: 'Vous avez refusé', text: 'La structure qui oriente a reçu votre raison.' },
  withdrawn: {
    heading: 'Retirée',
    text: 'La structure qui oriente a retiré cette orientation. Il n’y a rien à faire.',
  },
  expired: {
    heading: 'Terminée sans réponse',
    text: 'La structure qui oriente n’a pas eu de réponse à temps. Vous pouvez l’appeler.',
  },
  closed: { heading: 'Terminée', text: 'La structure qui oriente connaît le résultat. Merci.' },
};
