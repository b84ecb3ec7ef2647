import { view, type View } from '../../../../platform/http/page.js';

/** A page that says one thing, to someone who may never have heard of Passerelle. */
interface OwnMessage {
  title: string;
  words: string[];
  act: { action: string; text: string } | null;
  phone: { href: string; text: string } | null;
}

const shown = (message: Pick<OwnMessage, 'title' | 'words'> & Partial<OwnMessage>): View<OwnMessage> =>
  view('appointments/own-message', message.title, { act: null, phone: null, ...message }, { layout: 'bare' });

/** Before a key is opened: nothing of the appointment. */
export const landingPage = (action: string, title: string): View<OwnMessage> =>
  shown({
    title,
    words: ['Cette page est pour vous seul·e. Vous n’avez pas besoin de compte.'],
    act: { action, text: 'Continuer' },
  });

export const unknownLinkPage = (): View<OwnMessage> =>
  shown({
    title: 'Ce lien ne s’ouvre pas',
    words: [
      'Il n’a peut-être pas été copié en entier, ou il a été ouvert il y a trop longtemps sur cet appareil.',
      'Ouvrez de nouveau le lien depuis le message que vous avez reçu, ou appelez la structure qui vous l’a envoyé.',
    ],
  });

/** Nothing to be chosen: they are waited for already, or no longer. */
export const nothingToBookPage = (words: string[], phone: OwnMessage['phone']): View<OwnMessage> =>
  shown({ title: 'Votre rendez-vous', words, phone });
