import { timeOf } from '../../../platform/time/french.js';
import type { Put } from './session-drafts.js';

/** What the script of a form shows once its draft is written. */
export interface DraftState {
  state: 'saved' | 'stale';
  version: number;
  words: string;
}

const LABELS: Readonly<Record<string, string>> = {
  notes: 'les notes',
  procedureName: 'le nom de la démarche',
};

export function draftState({ state, version, at, left }: Put): DraftState {
  if (state === 'stale') {
    return {
      ...{ state, version },
      words: `Ce brouillon a été complété dans un autre onglet à ${timeOf(at)}. Rien n’y est changé d’ici.`,
    };
  }
  const without = left.map((field) => LABELS[field] ?? 'un champ').join(' et ');
  const warning = without
    ? `, sans ${without}\u00a0: ce texte semble contenir un numéro ou un mot de passe, qui ne se garde pas`
    : '';
  return { state, version, words: `Brouillon enregistré à ${timeOf(at)}${warning}.` };
}
