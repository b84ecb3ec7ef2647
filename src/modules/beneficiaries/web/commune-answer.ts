import type { Commune, Communes } from '../../structures/index.js';
import type { BeneficiaryDetails } from '../beneficiary-details.js';
import type { BeneficiaryForm } from './beneficiary.form.js';

export interface CommuneAnswer {
  found: Pick<BeneficiaryDetails, 'communeInsee' | 'communeName' | 'postalCode'>;
  /** Several communes bear what was typed: the person who types chooses. */
  choices: Commune[];
}

const nowhere: CommuneAnswer = { found: { communeInsee: null, communeName: null, postalCode: null }, choices: [] };

/** Finds the commune from its name or postcode; says no on its field when none or several answer. */
export async function readCommune(communes: Communes, form: BeneficiaryForm): Promise<CommuneAnswer> {
  if (!form.commune) return nowhere;
  const found = await communes.fromTyped(form.commune);
  const chosen = found.find(({ inseeCode }) => inseeCode === form.communeInsee);
  const commune = chosen ?? (found.length === 1 ? found[0] : undefined);
  if (commune) return { found: placeOf(commune, form.commune), choices: [] };
  if (found.length === 0) {
    form.reject('commune', 'Cette commune n’est pas trouvée. Écrivez son nom complet ou son code postal.');
    return nowhere;
  }
  form.reject('communeInsee', 'Plusieurs communes portent ce nom ou ce code postal\u00a0: choisissez la bonne.');
  return { ...nowhere, choices: found };
}

function placeOf(commune: Commune, typed: string): CommuneAnswer['found'] {
  const written = /\b\d{5}\b/.exec(typed)?.[0] ?? '';
  const postalCode = commune.postalCodes.includes(written) ? written : (commune.postalCodes[0] ?? null);
  return { communeInsee: commune.inseeCode, communeName: commune.name, postalCode };
}
