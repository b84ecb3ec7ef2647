import { Injectable } from '@nestjs/common';
import { readForm } from '../../../platform/http/forms/form.js';
import { type Commune, Communes } from '../communes.queries.js';
import { isSiret } from '../directory/fields/pivot.js';
import { cleanPhone } from '../directory/fields/phone.js';
import type { StructureEntry } from '../structures-register.service.js';
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
  constructor(private readonly communes: Communes) {}

  async read(body: unknown): Promise<StructureSubmission> {
    const form = await readForm(StructureForm, body);
    const siret = readSiret(form);
    const { commune, choices } = await this.readCommune(form);
    const phone = readPhone(form, commune?.departmentCode);
    const fund = form.kind === 'fund' ? await this.readFund(form) : { fundScheme: null, fundDepartments: [] };
    if (!form.isValid) return { form, entry: undefined, choices };
    const { name, kind, address = null, email = null, contactHours = null } = form;
    const communeInsee = commune?.inseeCode ?? null;
    return { form, entry: { name, kind, siret, communeInsee, address, phone, email, contactHours, ...fund }, choices };
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

  private async readFund(form: StructureForm): Promise<Pick<StructureEntry, 'fundScheme' | 'fundDepartments'>> {
    if (!form.fundScheme) form.reject('fundScheme', 'Choisissez le régime de cette caisse.');
    const known = new Set((await this.communes.departments()).map(({ code }) => code));
    const codes = (form.fundDepartments ?? '')
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
    const fundDepartments = [...new Set(codes.map((code) => code.padStart(2, '0')))];
    const unknown = fundDepartments.filter((code) => !known.has(code));
    if (fundDepartments.length === 0) {
      form.reject('fundDepartments', 'Écrivez au moins un département, par exemple 54.');
    } else if (unknown.length > 0) {
      form.reject('fundDepartments', `Ces codes de département n’existent pas\u00a0: ${unknown.join(', ')}.`);
    }
    return { fundScheme: form.fundScheme ?? null, fundDepartments };
  }
}

function readSiret(form: StructureForm): string | null {
  const siret = (form.siret ?? '').replace(/[\s.]/g, '');
  if (siret === '') return null;
  if (!isSiret(siret))
    form.reject('siret', 'Ce numéro SIRET est faux. Vérifiez ses quatorze chiffres, ou laissez le champ vide.');
  return siret;
}

function readPhone(form: StructureForm, departmentCode: string | undefined): string | null {
  if (!form.phone) return null;
  const { value, leftOut } = cleanPhone(form.phone, departmentCode);
  if (value && leftOut.length === 0) return value;
  form.reject(
    'phone',
    'Ce numéro n’existe pas. Écrivez ses dix chiffres, par exemple 03\u00a083\u00a000\u00a000\u00a000.',
  );
  return null;
}
