import { showPhone } from '../../../platform/contact/phone.js';
import { view, type View } from '../../../platform/http/page.js';
import { ANSWER_LINK_DAYS } from '../answer-links.js';
import type { LinkFound } from '../link-visits.js';
import type { SenderContact } from '../referral-history.queries.js';
import type { ReferralStatus } from '../referral-status.js';
import { linkPaths, paths } from './paths.js';

/** A page that says one thing, to someone who may never have heard of Passerelle. */
interface LinkMessage {
  title: string;
  words: string[];
  /** The one button. */
  act: { action: string; text: string } | null;
  /** What was typed and not kept. */
  typed: string | null;
  back: { href: string; text: string } | null;
  contact: { name: string; phone: { href: string; text: string } | null; email: string | null } | null;
  /** What Passerelle is. */
  about: boolean;
}

const none = { act: null, typed: null, back: null, contact: null, about: false };

const shown = (message: Pick<LinkMessage, 'title' | 'words'> & Partial<LinkMessage>): View<LinkMessage> =>
  view('referrals/link-message', message.title, { ...none, ...message }, { layout: 'bare' });

export const contactOf = ({ structureName, phone, email }: SenderContact) => ({
  name: structureName,
  phone: phone ? { href: `tel:${phone}`, text: showPhone(phone) } : null,
  email,
});

/** Before the link is opened: who sends, and nothing of the person. */
export function landingPage(token: string, { sender, receiverName, status }: LinkFound): View<LinkMessage> {
  const { personName, structureName } = sender;
  const accepted = status === 'accepted';
  return shown({
    title: accepted ? `Une personne orientée par ${structureName}` : `${structureName} vous oriente une personne`,
    words: [
      accepted
        ? 'Vous avez accepté d’accueillir cette personne. Retrouvez ses coordonnées, et dites ce qu’il s’est passé.'
        : `${personName}, de ${structureName}, vous demande si vous pouvez accueillir une personne.`,
      `La page suivante est destinée à ${receiverName}. Vous n’avez pas besoin de compte.`,
    ],
    act: { action: paths.landing.to({ token }), text: accepted ? 'Ouvrir' : 'Lire la demande et répondre' },
    contact: contactOf(sender),
    about: true,
  });
}

const ended: Record<ReferralStatus, { title: string; words: (sender: string) => string[] }> = {
  draft: { title: 'Cette demande n’est plus en cours', words: () => ['Il n’y a rien à faire.'] },
  sent: { title: 'Cette demande n’est plus en cours', words: () => ['Il n’y a rien à faire.'] },
  accepted: { title: 'Cette demande n’est plus en cours', words: () => ['Il n’y a rien à faire.'] },
  refused: {
    title: 'Votre réponse est enregistrée',
    words: (sender) => [
      `Cette demande a été refusée. ${sender} a reçu la raison et cherche une autre solution pour la personne.`,
      'Les informations sur la personne ne sont plus affichées. Merci d’avoir répondu.',
    ],
  },
  withdrawn: {
    title: 'Cette demande a été retirée',
    words: (sender) => [
      `${sender} a retiré sa demande. Vous n’avez rien à faire.`,
      'Les informations sur la personne ne sont plus affichées. Si vous les aviez notées ailleurs, merci de les effacer.',
    ],
  },
  expired: {
    title: 'Cette demande a pris fin sans réponse',
    words: (sender) => [`Elle a attendu trop longtemps. Si vous pouvez accueillir la personne, contactez ${sender}.`],
  },
  closed: {
    title: 'Merci, tout est enregistré',
    words: (sender) => [
      `${sender} sait ce qu’il s’est passé. Il n’y a plus rien à faire.`,
      'Le nom et les coordonnées de la personne ne sont plus affichés. Si vous les aviez notés ailleurs, merci de les effacer.',
    ],
  },
};

/** The link of a referral that is over. */
export function endedPage({ sender, status }: LinkFound): View<LinkMessage> {
  const { title, words } = ended[status];
  return shown({ title, words: words(sender.structureName), contact: contactOf(sender) });
}

export const expiredPage = (token: string, { sender }: LinkFound): View<LinkMessage> =>
  shown({
    title: 'Ce lien a expiré',
    words: [
      `Il fonctionnait ${ANSWER_LINK_DAYS}\u00a0jours. Vous pouvez en recevoir un nouveau\u00a0: il sera envoyé à l’adresse de votre structure, celle qui a reçu le premier message.`,
    ],
    act: { action: paths.newLink.to({ token }), text: 'Recevoir un nouveau lien' },
    contact: contactOf(sender),
  });

/** The same words whatever was done: nobody learns anything by asking. */
export const newLinkPage = ({ sender }: LinkFound): View<LinkMessage> =>
  shown({
    title: 'Regardez vos messages',
    words: [
      'Si cette demande est toujours en cours, un nouveau lien part à l’adresse enregistrée de votre structure. Cela peut prendre quelques minutes.',
      'Rien n’arrive\u00a0? Appelez la structure qui vous a écrit.',
    ],
    contact: contactOf(sender),
  });

/** Never given, copied in part, of another browser, or opened too long ago: the same words for all. */
export const unknownLinkPage = (): View<LinkMessage> =>
  shown({
    title: 'Ce lien ne s’ouvre pas',
    words: [
      'Il n’a peut-être pas été copié en entier, ou il a été ouvert il y a trop longtemps sur cet appareil.',
      'Ouvrez de nouveau le lien depuis le message que vous avez reçu. Si cela continue, répondez à ce message\u00a0: la structure qui vous l’a envoyé vous aidera.',
    ],
    about: true,
  });

/** Somebody else answered, or the request was taken back, while this was being typed. */
export const latePage = (referralId: string, message: string, typed: string): View<LinkMessage> =>
  shown({
    title: 'La situation a changé entre-temps',
    words: [message],
    typed: typed || null,
    back: { href: linkPaths.show.to({ id: referralId }), text: 'Voir où en est la demande' },
  });
