import { type Day, dayIn, daysBetween } from '../../../platform/time/day.js';
import type { MessageStatus, Receipt } from '../../messages/index.js';
import { NEW_LINK, RECEIVED, REMINDER } from '../message-kinds.js';
import type { ReferralSeen } from '../referral-reading.js';

interface Words {
  heading: string;
  text: string;
}

/** Those that carry a link to answer. */
const ASKING = [RECEIVED, REMINDER, NEW_LINK];

const onTheWay: readonly MessageStatus[] = ['queued', 'sending', 'sent'];

/** What the sender reads while there is no answer: whose turn it is, and how far the message went. */
export function waitingWords({ referral, receiverAnswers, receipts }: ReferralSeen, today: Day): Words {
  const name = referral.receiverName;
  const waited = referral.sentAt ? daysBetween(dayIn(referral.sentAt), today) : 0;
  const since = waited === 0 ? 'depuis aujourd’hui' : waited === 1 ? 'depuis hier' : `depuis ${waited}\u00a0jours`;
  const silent = `Sans réponse ${since}`;
  if (receiverAnswers) return { heading: silent, text: `C’est à ${name} de répondre. Vous pouvez l’appeler.` };
  const last = receipts.filter(({ kind, status }) => ASKING.includes(kind) && status !== 'cancelled').at(-1);
  if (last && onTheWay.includes(last.status)) {
    return { heading: silent, text: `${linkSent(last, name)} Vous pouvez aussi appeler, puis noter ici sa réponse.` };
  }
  return trouble(last, name);
}

const linkSent = ({ status, channel }: Receipt, name: string): string =>
  `${name} ${status === 'sent' ? 'a reçu' : 'va recevoir'} un ${channel === 'sms' ? 'SMS' : 'courriel'} avec un lien pour répondre sans compte.`;

function trouble(last: Receipt | undefined, name: string): Words {
  if (last?.status === 'kept') {
    return {
      heading: 'Le message attend que vous l’envoyiez',
      text: `Ouvrez-le ci-dessous, copiez-le dans votre messagerie et envoyez-le à ${name}. Il contient un lien pour répondre.`,
    };
  }
  if (last?.failureInFrench) {
    return {
      heading: 'Le message n’est pas arrivé',
      text: `${last.failureInFrench} Puis notez ici la réponse de ${name}.`,
    };
  }
  return {
    heading: 'À vous de contacter ce lieu',
    text: `${name} ne répond pas encore dans Passerelle. Appelez ou écrivez, puis notez ici ce que l’on vous a répondu.`,
  };
}
