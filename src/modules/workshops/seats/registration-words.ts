import { momentInWords, whenInWords } from './hours-words.js';
import type { RegistrationFacts } from './registration-facts.js';
import {
  ANSWER,
  CANCELLED,
  FREE_SEAT,
  MOVED,
  OFFER,
  TO_CONFIRM,
  WORKSHOP_CANCELLED,
  WORKSHOP_CHANGED,
} from './registration-kinds.js';

/** What a message says before the day and the place; never why the person is helped. Pure. */
export interface RegistrationWords {
  subject: string;
  /** Paragraphs. */
  opening: string[];
  /** What the link is for; null when there is nothing left to do. */
  act: string | null;
  /** One sentence for a phone that others read: neither the title nor the organiser. */
  short: string;
}

type Writer = (facts: RegistrationFacts, now: Date) => RegistrationWords | null;

/** « mardi 8 décembre 2026 à 14 h » : short enough for a text message. */
const start = ({ startsAt, zone }: RegistrationFacts): string => momentInWords(startsAt, zone);
const until = ({ heldUntil, zone }: RegistrationFacts): string => (heldUntil ? momentInWords(heldUntil, zone) : '');

const rank = (position: number | null): string => (position === 1 ? '1re' : `${position ?? ''}e`);

function answer(facts: RegistrationFacts): RegistrationWords | null {
  switch (facts.status) {
    case 'registered':
      return {
        subject: 'Votre place est réservée',
        opening: ['Votre place est réservée. Nous vous attendons.'],
        act: 'Pour voir votre inscription, ou prévenir si vous ne pouvez pas venir',
        short: `Votre place est réservée : ${start(facts)}. Voir ou annuler :`,
      };
    case 'pending':
      return {
        subject: 'Confirmez votre place',
        opening: [
          `Une place vous est gardée jusqu’au ${until(facts)}. Confirmez-la avec le lien ci-dessous.`,
          'Vous n’avez rien demandé\u00a0? Ne faites rien\u00a0: la place sera rendue.',
        ],
        act: 'Pour confirmer votre place',
        short: `Confirmez votre place du ${start(facts)} avant le ${until(facts)} :`,
      };
    case 'waiting':
      return {
        subject: 'Vous êtes sur la liste d’attente',
        opening: [
          `L’atelier est complet. Vous êtes en ${rank(facts.position)}\u00a0position sur la liste d’attente.`,
          'Dès qu’une place se libère pour vous, nous vous prévenons.',
        ],
        act: 'Pour voir votre position, ou quitter la liste',
        short: `C’est complet le ${start(facts)}. Liste d’attente : ${rank(facts.position)} position. La voir, la quitter :`,
      };
    case 'offered':
    case 'cancelled':
    case 'attended':
    case 'absent':
      return null;
  }
}

const toConfirm: Writer = (facts) =>
  facts.status === 'pending'
    ? {
        subject: 'Place à confirmer',
        opening: [
          `La personne a demandé une place sur la page publique et n’a laissé qu’un numéro. Demandez-lui si elle confirme, avant le ${until(facts)}.`,
          'Puis notez sa réponse sur la page de l’atelier.',
        ],
        act: null,
        short: '',
      }
    : null;

const offer: Writer = (facts, now) =>
  facts.status === 'offered' && facts.heldUntil && now < facts.heldUntil
    ? {
        subject: 'Une place se libère pour vous',
        opening: [
          `Une place se libère. Elle vous est gardée jusqu’au ${until(facts)}.`,
          'Sans réponse de votre part, elle sera proposée à la personne suivante.',
        ],
        act: 'Pour prendre la place, ou la laisser',
        short: `Une place se libère le ${start(facts)}. Répondez avant le ${until(facts)} :`,
      }
    : null;

const freeSeat: Writer = (facts) =>
  facts.status === 'waiting'
    ? {
        subject: 'Une place est libre',
        opening: [
          'Une place vient de se libérer et l’atelier commence bientôt\u00a0: la personne est la première de la liste d’attente. Appelez-la.',
          'Si elle vient, donnez-lui la place sur la page de l’atelier.',
        ],
        act: null,
        short: '',
      }
    : null;

const isLive = ({ status }: RegistrationFacts): boolean =>
  ['pending', 'registered', 'waiting', 'offered'].includes(status);

const moved: Writer = (facts) =>
  isLive(facts)
    ? {
        subject: 'Votre inscription a changé',
        opening: [
          facts.status === 'waiting'
            ? `Vous êtes maintenant sur la liste d’attente de cet atelier, en ${rank(facts.position)}\u00a0position.`
            : 'Votre place a changé d’atelier. Voici le jour et le lieu.',
        ],
        act: 'Pour voir votre inscription, ou prévenir si vous ne pouvez pas venir',
        short: `Votre inscription a changé : ${start(facts)}. Voir ou annuler :`,
      }
    : null;

const changed: Writer = (facts) =>
  isLive(facts)
    ? {
        subject: 'Du nouveau pour votre atelier',
        opening: ['Le jour, l’heure ou le lieu de l’atelier a changé. Voici ce qui est prévu maintenant.'],
        act: 'Pour dire si vous venez toujours',
        short: `Changement : c’est maintenant le ${start(facts)}. Dites si vous venez :`,
      }
    : null;

const workshopCancelled: Writer = (facts) =>
  facts.workshopStatus === 'cancelled'
    ? {
        subject: 'Atelier annulé',
        opening: [
          `L’atelier du ${start(facts)} n’aura pas lieu. Ne vous déplacez pas.`,
          ...(facts.cancelWords ? [facts.cancelWords] : []),
        ],
        act: null,
        short: `Le rendez-vous du ${start(facts)} est annulé. Ne vous déplacez pas.`,
      }
    : null;

const cancelled: Writer = (facts) => {
  if (facts.status !== 'cancelled') return null;
  const lapsed = facts.cancelledBy === 'lapsed';
  return {
    subject: lapsed ? 'Votre place n’est plus gardée' : 'Votre inscription est annulée',
    opening: [
      lapsed
        ? 'Nous n’avons pas eu votre réponse à temps\u00a0: la place est proposée à quelqu’un d’autre.'
        : 'Votre inscription à cet atelier est annulée.',
    ],
    act: 'Si vous souhaitez venir malgré tout, demandez de nouveau une place',
    short: lapsed
      ? `Votre place du ${start(facts)} n’est plus gardée. En demander une autre :`
      : `Votre inscription du ${start(facts)} est annulée. En demander une autre :`,
  };
};

const writers: Readonly<Record<string, Writer>> = {
  [ANSWER]: answer,
  [TO_CONFIRM]: toConfirm,
  [OFFER]: offer,
  [FREE_SEAT]: freeSeat,
  [MOVED]: moved,
  [WORKSHOP_CHANGED]: changed,
  [WORKSHOP_CANCELLED]: workshopCancelled,
  [CANCELLED]: cancelled,
};

/** Null when it is no longer of use: the state has changed, or the workshop has begun. */
export function wordsOf(kind: string, facts: RegistrationFacts, now: Date): RegistrationWords | null {
  if (now >= facts.startsAt) return null;
  if (facts.workshopStatus === 'cancelled' && kind !== WORKSHOP_CANCELLED) return null;
  return writers[kind]?.(facts, now) ?? null;
}

/** For whoever reads the receipts. */
export const kindLabels: Readonly<Record<string, string>> = {
  [ANSWER]: 'Réponse à une demande de place',
  [TO_CONFIRM]: 'Place à confirmer par téléphone',
  [OFFER]: 'Place proposée à qui attendait',
  [FREE_SEAT]: 'Place libre à proposer par téléphone',
  [MOVED]: 'Inscription passée à un autre atelier',
  [WORKSHOP_CHANGED]: 'Atelier changé',
  [WORKSHOP_CANCELLED]: 'Atelier annulé',
  [CANCELLED]: 'Inscription annulée',
};

/** Day, place, what to bring: the lines under the opening. The connection is for those who have a seat. */
export function factLines(facts: RegistrationFacts): string[] {
  const seated = facts.status === 'registered' || facts.status === 'offered';
  const where: Record<RegistrationFacts['mode'], string[]> = {
    place: facts.address,
    phone: ['Par téléphone\u00a0: nous vous appelons.'],
    remote: seated && facts.connection ? ['À distance\u00a0:', facts.connection] : ['À distance.'],
  };
  return [
    facts.title,
    whenInWords(facts),
    ...where[facts.mode],
    ...(facts.ownDevice ? ['Venez avec votre appareil.'] : []),
    ...(facts.toBring ? [`À apporter\u00a0: ${facts.toBring}`] : []),
  ];
}
