import { validateSync } from 'class-validator';
import { NoSensitiveText } from './no-sensitive-text.js';

class NoteForm {
  @NoSensitiveText()
  notes?: string | undefined;

  constructor(notes?: string) {
    this.notes = notes;
  }
}

const errors = (notes?: string): Record<string, string>[] =>
  validateSync(new NoteForm(notes)).map((error) => error.constraints ?? {});

describe('@NoSensitiveText', () => {
  it('lets an ordinary note, an empty one or none pass', () => {
    expect(errors('A oublié son mot de passe, refait ensemble.')).toEqual([]);
    expect(errors('')).toEqual([]);
    expect(errors()).toEqual([]);
  });

  it('refuses with the words that say how to mend', () => {
    expect(errors('Carte 4970 1012 3456 7893')).toEqual([
      {
        noSensitiveText:
          'Ce texte semble contenir un numéro de carte bancaire. Retirez-le\u00a0: il ne doit jamais être noté ici. ' +
          'S’il s’agit d’un numéro de dossier, notez seulement ses quatre derniers chiffres.',
      },
    ]);
  });

  it('says each kind once', () => {
    const [error] = errors('2 55 08 14 168 025 38 puis 2 55 08 14 168 025 38, mdp : soleil80');
    expect(error?.noSensitiveText?.match(/sécurité sociale/g)).toHaveLength(1);
    expect(error?.noSensitiveText).toContain('mot de passe');
  });
});
