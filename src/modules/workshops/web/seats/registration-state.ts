import { momentInWords } from '../../seats/hours-words.js';
import type { RegistrationLine } from '../../seats/registration-lines.js';

interface Tag {
  text: string;
  tone: 'neutral' | 'info' | 'success' | 'attention' | 'warning';
}

type State = Pick<
  RegistrationLine,
  'status' | 'position' | 'heldUntil' | 'coming' | 'source' | 'silent' | 'referredBy'
>;

const rank = (position: number | null): string => (position === 1 ? '1re' : `${position ?? ''}e`);

/** Where someone stands, in a word. */
export function stateTag({ status, position, coming, source }: State): Tag {
  switch (status) {
    case 'registered':
      return coming === 'yes' ? { text: 'Vient, confirmé', tone: 'success' } : { text: 'A une place', tone: 'success' };
    case 'pending':
      return { text: 'À confirmer', tone: 'attention' };
    case 'offered':
      return { text: 'Place proposée', tone: 'attention' };
    case 'waiting':
      return { text: `En attente, ${rank(position)}`, tone: 'info' };
    case 'cancelled':
      return { text: 'Annulé', tone: 'neutral' };
    case 'attended':
      return source === 'walk_in'
        ? { text: 'Présence, sans inscription', tone: 'success' }
        : { text: 'Présence', tone: 'success' };
    case 'absent':
      return { text: 'Absence', tone: 'neutral' };
  }
}

/** What more is worth knowing, one fact after the other. */
export function stateFacts(line: State, zone: string): string[] {
  const { status, heldUntil, source, silent, referredBy } = line;
  const held = heldUntil ? momentInWords(heldUntil, zone) : '';
  return [
    status === 'pending' ? `Place gardée jusqu’au ${held}` : null,
    status === 'offered' ? `Réponse attendue avant le ${held}` : null,
    referredBy ? `Orientation de ${referredBy}` : null,
    source === 'public' ? 'Demande faite en ligne' : null,
    silent && ['registered', 'waiting', 'offered'].includes(status)
      ? 'Aucun message\u00a0: prévenir de vive voix'
      : null,
  ].filter((fact) => fact !== null);
}
