import { Injectable } from '@nestjs/common';
import { readForm } from '../../../platform/http/forms/form.js';
import { type Commune, Communes } from '../communes.queries.js';
import { isSiret } from '../directory/fields/pivot.js';
import type { StructureEntry } from '../structures-register.service.js';
import { readPhone, readWebsite } from './contact-fields.js';
import { FundSubmissions, notAFund } from './fund-submission.js';
import { StructureForm } from './structure.form.js';

export interface StructureSubmission {
  form: StructureForm;
  /** Set when the form is valid. */
  entry: StructureEntry | undefined;
  /** Communes to choose from, when the text means several. */
  choices: Commune[];
}

/** Reads the form of a structure: what was typed becomes what is kept, or comes back with its message. */
@Injectable()
export class StructureSubmissions {
  constructor(
    private readonly communes: Communes,
    private readonly funds: FundSubmissions,
  ) {}

  /** @param id of the structure that is corrected */
  async read(body: unknown, id: string | null = null): Promise<StructureSubmission> {
    const form = await readForm(StructureForm, body);
    const siret = readSiret(form);
    const { commune, choices } = await this.readCommune(form);
    const phone = readPhone(form, commune?.departmentCode);
    const website = readWebsite(form);
    const fund = form.kind === 'fund' ? await this.funds.read(form, id) : notAFund;
    if (!form.isValid) return { form, entry: undefined, choices };
    const { name, kind, address = null, email = null, contactHours = null } = form;
    const communeInsee = commune?.inseeCode ?? null;
    const contact = { communeInsee, address, phone, email, website, contactHours };
    return { form, entry: { name, kind, siret, ...contact, ...fund }, choices };
  }

  private async readCommune(form: StructureForm): Promise<{ commune: Commune | undefined; choices: Commune[] }> {
    if (!form.commune || form.errorOf('commune')) return { commune: undefined, choices: [] };
    const found = await this.communes.fromTyped(form.commune);
    const commune = found.length === 1 ? found[0] : found.find(({ inseeCode }) => inseeCode === form.communeInsee);
    if (commune) return { commune, choices: [] };
    if (found.length > 1) form.reject('communeInsee', 'Plusieurs communes correspondent\u00a0: choisissez la bonne.');
    else form.reject('commune', 'Cette commune n’est pas trouvée. Écrivez son nom complet, ou son code postal.');
    return { commune: undefined, choices: found };
  }
}

function readSiret(form: StructureForm): string | null {
  const siret = (form.siret ?? '').replace(/[\s.]/g, '');
  if (siret === '') return null;
  if (!isSiret(siret))
    form.reject('siret', 'Ce numéro SIRET est faux. Vérifiez ses quatorze chiffres, ou laissez le champ vide.');
  return siret;
}
