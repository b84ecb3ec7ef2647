import { Injectable } from '@nestjs/common';
import { Communes } from '../communes.queries.js';
import { FundTerritories, noExceptions, type TerritoryConflict } from '../funds/fund-territories.js';
import type { StructureEntry } from '../structures-register.service.js';
import type { StructureForm } from './structure.form.js';

type FundEntry = Pick<StructureEntry, 'fundScheme' | 'fundDepartments' | 'fundExceptions'>;

export const notAFund: FundEntry = { fundScheme: null, fundDepartments: [], fundExceptions: noExceptions };

const codesIn = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];

/** Reads what a form says of a caisse: its scheme and whom it serves; what cannot be is said at its field. */
@Injectable()
export class FundSubmissions {
  constructor(
    private readonly communes: Communes,
    private readonly territories: FundTerritories,
  ) {}

  /** @param id of the caisse that is corrected */
  async read(form: StructureForm, id: string | null): Promise<FundEntry> {
    if (!form.fundScheme) form.reject('fundScheme', 'Choisissez le régime de cette caisse.');
    const fundDepartments = await this.departments(form);
    const included = await this.exceptions(form, 'fundCommunesIncluded', (code) => !fundDepartments.includes(code));
    const excluded = await this.exceptions(form, 'fundCommunesExcluded', (code) => fundDepartments.includes(code));
    if (!form.errorOf('fundDepartments') && fundDepartments.length === 0 && included.length === 0) {
      form.reject('fundDepartments', 'Écrivez au moins un département, par exemple 54, ou une commune servie.');
    }
    const fundExceptions = { included, excluded };
    if (form.isValid && form.fundScheme && form.fundScheme !== 'other') {
      const territory = { departments: fundDepartments, ...fundExceptions };
      const [conflict] = await this.territories.conflicts(form.fundScheme, territory, id);
      if (conflict) form.reject('fundDepartments', inWords(conflict));
    }
    return { fundScheme: form.fundScheme ?? null, fundDepartments, fundExceptions };
  }

  private async departments(form: StructureForm): Promise<string[]> {
    const known = new Set((await this.communes.departments()).map(({ code }) => code));
    const codes = [...new Set(codesIn(form.fundDepartments).map((code) => code.padStart(2, '0')))];
    const unknown = codes.filter((code) => !known.has(code));
    if (unknown.length > 0) {
      form.reject('fundDepartments', `Ces codes de département n’existent pas\u00a0: ${unknown.join(', ')}.`);
    }
    return codes;
  }

  /** @param departs whether a commune of this département departs from the rule at all */
  private async exceptions(
    form: StructureForm,
    field: 'fundCommunesIncluded' | 'fundCommunesExcluded',
    departs: (departmentCode: string) => boolean,
  ): Promise<string[]> {
    const codes = codesIn(form[field]);
    const found = await this.communes.byInseeCodes(codes);
    const unknown = codes.filter((code) => !found.has(code));
    if (unknown.length > 0) form.reject(field, `Ces codes INSEE n’existent pas\u00a0: ${unknown.join(', ')}.`);
    const useless = [...found.values()].filter(({ departmentCode }) => !departs(departmentCode));
    if (useless.length > 0) {
      const names = useless.map(({ name, inseeCode }) => `${name} (${inseeCode})`).join(', ');
      form.reject(
        field,
        field === 'fundCommunesIncluded'
          ? `Ces communes sont déjà dans les départements de la caisse\u00a0: ${names}. Retirez-les d’ici.`
          : `Ces communes ne sont pas dans les départements de la caisse\u00a0: ${names}. Retirez-les d’ici.`,
      );
    }
    return codes;
  }
}

function inWords({ fundName, communes, names }: TerritoryConflict): string {
  const rest = communes - names.length;
  const others = rest === 0 ? '' : rest === 1 ? ' et une autre' : ` et ${rest}\u00a0autres`;
  const those = communes === 1 ? 'cette commune' : 'ces communes';
  return (
    `«\u00a0${fundName}\u00a0», du même régime, sert déjà ${those}\u00a0: ${names.join(', ')}${others}. ` +
    'Une personne ne dépend que d’une caisse\u00a0: retirez le territoire de l’une des deux.'
  );
}
