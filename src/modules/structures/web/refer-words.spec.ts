import type { PlaceDetails } from '../structures.service.js';
import { referWords } from './refer-words.js';

const place = {
  goneAt: null,
  accessModes: [] as string[],
  emails: [] as string[],
  phone: null,
} as unknown as PlaceDetails;
const second = (known: Partial<PlaceDetails>, hasStructure = false) =>
  referWords({ ...place, ...known }, hasStructure)[1];

describe('referWords', () => {
  it('says how the place is told', () => {
    expect(second({}, true)).toBe('Ce lieu reçoit les orientations et y répond dans cet outil.');
    expect(second({ emails: ['a@exemple.fr'] })).toBe(
      'La demande part par courriel\u00a0: le lieu y répond par un lien, sans compte.',
    );
    expect(second({ phone: '+33383000001' })).toBe(
      'Ce lieu n’a pas de courriel connu\u00a0: appelez-le pour convenir d’un rendez-vous.',
    );
    expect(second({})).toBe('Aucun moyen de le joindre n’est connu\u00a0: la personne s’y présente.');
  });

  it('says when a sheet is asked for', () => {
    const accessModes = ['Envoyer un mail avec une fiche de prescription'];
    expect(referWords({ ...place, accessModes }, false)).toContain(
      'Il demande une fiche de prescription, envoyée par courriel.',
    );
  });

  it('sends nobody to a place that is gone or receives nobody', () => {
    expect(referWords({ ...place, goneAt: new Date() }, true)).toEqual([]);
    expect(referWords({ ...place, accessModes: ["Ce lieu n'accueille pas de public"] }, true)).toEqual([]);
  });
});
