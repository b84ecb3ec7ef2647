import { describe, expect, it } from '@jest/globals';
import { plainSession, type SessionContent } from '../session-content.js';
import type { AnonymousPerson } from '../person-snapshot.js';
import { sessionDifferences } from './session-differences.js';

const session = (changes: Partial<SessionContent & AnonymousPerson> = {}): SessionContent & AnonymousPerson => ({
  ...{ gender: 'non_communique', ageBand: 'non_communique', socialStatus: 'non_communique' },
  ...{ residenceInsee: null, alreadySupported: false },
  ...{ day: '2026-11-24', durationMinutes: 30, locationKind: 'lieu_activite', placeId: 'media', communeInsee: null },
  ...{ referralId: null, topics: ['email'], procedures: [], procedureName: null, equipment: [], autonomy: null },
  ...{ redirection: null, notes: null },
  ...plainSession,
  ...changes,
});
const names = new Map([
  ['media', 'Médiathèque'],
  ['54395', 'Nancy'],
]);

describe('What two writings of a session do not say alike', () => {
  it('is nothing for the same', () => {
    expect(sessionDifferences(session(), session(), names)).toEqual([]);
  });

  it('is told in the words of the form, in its order', () => {
    const typed = session({
      ...{ ageBand: 'soixante_dix_plus', durationMinutes: 90, locationKind: 'domicile', placeId: null },
      ...{ communeInsee: '54395', topics: ['email', 'sante'], notes: 'Reviendra.', toComplete: true },
    });
    expect(sessionDifferences(session(), typed, names)).toEqual([
      { label: 'Tranche d’âge', saved: 'Non communiqué', typed: '70 ans et plus' },
      { label: 'Durée', saved: '30\u00a0min', typed: '1\u00a0h\u00a030' },
      { label: 'Où', saved: 'Lieu d’activité, Médiathèque', typed: 'À domicile, Nancy' },
      { label: 'Thématiques', saved: 'E-mail', typed: 'E-mail, Santé' },
      { label: 'Notes', saved: 'non renseigné', typed: 'Reviendra.' },
      { label: 'À compléter', saved: 'non', typed: 'oui' },
    ]);
  });
});
