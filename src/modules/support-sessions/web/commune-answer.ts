import { type Commune, Communes } from '../../structures/index.js';
import type { SessionForm } from './session.form.js';

export interface CommuneAnswer {
  /** INSEE code, or null when nothing was typed or nothing was found. */
  insee: string | null;
  /** What the person who types is asked to choose from. */
  choices: Commune[];
}

export const noCommune: CommuneAnswer = { insee: null, choices: [] };

/** Finds the commune typed by its name or postcode; several ones come back as a choice, on the code's field. */
export async function readCommune(
  communes: Communes,
  form: SessionForm,
  [textField, codeField]: ['commune', 'communeInsee'] | ['residence', 'residenceInsee'],
): Promise<CommuneAnswer> {
  const typed = form[textField];
  if (!typed) return noCommune;
  const found = await communes.fromTyped(typed);
  const chosen =
    found.find(({ inseeCode }) => inseeCode === form[codeField]) ?? (found.length === 1 ? found[0] : undefined);
  if (chosen) return { insee: chosen.inseeCode, choices: [] };
  if (found.length === 0) {
    form.reject(textField, 'Cette commune n’est pas trouvée. Écrivez son nom complet, ou son code postal.');
    return noCommune;
  }
  form.reject(codeField, 'Plusieurs communes correspondent\u00a0: choisissez la bonne.');
  return { insee: null, choices: found };
}
