import { describe, expect, it } from '@jest/globals';
import { consistent, plainSession, type SessionContent } from './session-content.js';

const content = (changes: Partial<SessionContent> = {}): SessionContent => ({
  day: '2026-11-24',
  durationMinutes: 30,
  locationKind: 'lieu_activite',
  placeId: 'place',
  communeInsee: null,
  referralId: null,
  topics: ['email'],
  procedures: [],
  procedureName: null,
  equipment: [],
  autonomy: null,
  redirection: null,
  notes: null,
  ...plainSession,
  ...changes,
});

describe('A consistent session', () => {
  it('is about health when something was done with Mon espace santé, and says nothing more of it otherwise', () => {
    const done = consistent(content({ healthSpaceSteps: ['agenda', 'agenda'], healthSpaceHelp: 'autonome' }));
    expect(done).toMatchObject({
      topics: ['email', 'sante'],
      healthSpaceSteps: ['agenda'],
      healthSpaceHelp: 'autonome',
    });
    const nothing = consistent(content({ topics: ['sante'], healthSpaceHelp: 'autonome', healthSpaceNext: 'agenda' }));
    expect(nothing).toMatchObject({ topics: ['sante'], healthSpaceHelp: null, healthSpaceNext: null });
  });

  it('is about procedures when one is ticked or named', () => {
    expect(consistent(content({ procedures: ['logement'] })).topics).toEqual([
      'email',
      'aide_aux_demarches_administratives',
    ]);
    expect(consistent(content({ topics: [], procedureName: 'Carte grise' })).topics).toEqual([
      'aide_aux_demarches_administratives',
    ]);
    expect(consistent(content()).topics).toEqual(['email']);
  });

  it.each<[SessionContent['locationKind'], string | null, string | null]>([
    ['lieu_activite', 'place', null],
    ['a_distance', null, null],
    ['domicile', null, '54395'],
    ['autre', null, '54395'],
  ])('at %s keeps the place or the commune that belongs there', (locationKind, placeId, communeInsee) => {
    expect(consistent(content({ locationKind, placeId: 'place', communeInsee: '54395' }))).toMatchObject({
      placeId,
      communeInsee,
    });
  });

  it('says each thing once', () => {
    expect(
      consistent(
        content({
          topics: ['email', 'email', 'aide_aux_demarches_administratives'],
          procedures: ['justice', 'justice'],
          equipment: ['tablette', 'tablette'],
        }),
      ),
    ).toMatchObject({
      topics: ['email', 'aide_aux_demarches_administratives'],
      procedures: ['justice'],
      equipment: ['tablette'],
    });
  });
});
