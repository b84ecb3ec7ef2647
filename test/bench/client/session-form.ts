import { newId } from '../../../src/platform/ids.js';

/** The form of an individual session of yesterday at a place, with somebody who has a file or not, as a browser sends it. */
export function sessionForm(formKey: string, placeId: string, beneficiaryId?: string): Record<string, string> {
  const who = beneficiaryId === undefined ? { ageBand: 'soixante_dix_plus', gender: 'feminin' } : { beneficiaryId };
  return {
    ...who,
    ...{ formKey, draftVersion: '0', draftWriter: newId() },
    ...{ day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), duration: '45', topics: 'email' },
    ...{ locationKind: 'lieu_activite', placeId, equipment: 'ordinateur', redirected: 'no' },
    notes: 'A créé sa boîte mail, reviendra pour les pièces jointes.',
  };
}
