import {
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textareaField,
  textField,
} from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Commune } from '../communes.queries.js';
import { communeText } from './commune-text.js';
import { fundSchemeLabels, structureKindLabels } from './labels.js';
import { paths } from './paths.js';
import type { StructureForm } from './structure.form.js';

interface StructureFormModel {
  heading: string;
  action: string;
  cancelHref: string;
  errors: { href: string; text: string }[];
  fields: Record<string, Field>;
  communeChoice: Field | null;
  /** Of the structure that was read, when one is corrected. */
  version: string | null;
  /** A caisse: what it asks in a saisine, its delay. */
  fundSettingsHref: string | null;
}

/** @param existing set when a structure is being corrected */
export function structureFormPage(
  form: StructureForm,
  choices: Commune[] = [],
  existing?: { id: string; name: string; kind: string; version: number },
): View<StructureFormModel> {
  const heading = existing ? `Modifier ${existing.name}` : 'Ajouter une structure';
  const model: StructureFormModel = {
    heading,
    action: existing ? paths.editStructure.to({ id: existing.id }) : paths.createStructure.to(),
    cancelHref: paths.structures.to(),
    errors: errorSummary(form),
    fields: fieldsOf(form),
    communeChoice: choices.length > 0 ? communeChoice(form, choices) : null,
    version: existing ? String(form.version ?? existing.version) : null,
    fundSettingsHref: existing?.kind === 'fund' ? paths.fundSettings.to({ id: existing.id }) : null,
  };
  return view('structures/structure-form', existing ? 'Modifier une structure' : heading, model, {
    breadcrumbs: [{ href: paths.structures.to(), text: 'Structures' }],
  });
}

function communeChoice(form: StructureForm, choices: Commune[]): Field {
  const texts = choices.map((commune) => [commune.inseeCode, communeText(commune, true)]);
  return radiosField(
    form,
    'communeInsee',
    'Quelle commune\u00a0?',
    Object.fromEntries(texts) as Record<string, string>,
  );
}

function fieldsOf(form: StructureForm): Record<string, Field> {
  const optional = { required: false };
  return {
    name: textField(form, 'name', 'Nom'),
    kind: radiosField(form, 'kind', 'Genre de structure', structureKindLabels),
    siret: textField(form, 'siret', 'Numéro SIRET', { ...optional, inputmode: 'numeric', width: '20' }),
    address: textField(form, 'address', 'Adresse', optional),
    commune: textField(form, 'commune', 'Commune ou code postal', { ...optional, width: '20' }),
    phone: textField(form, 'phone', 'Téléphone', { ...optional, type: 'tel', inputmode: 'tel', width: '20' }),
    email: textField(form, 'email', 'Adresse mail', { ...optional, type: 'email', inputmode: 'email', width: '30' }),
    website: textField(form, 'website', 'Site', { ...optional, inputmode: 'url', width: '30' }),
    contactHours: textareaField(form, 'contactHours', 'Quand et comment la joindre', {
      ...optional,
      rows: 3,
      hint: 'Par exemple\u00a0: du lundi au vendredi, de 8\u00a0h\u00a030 à 17\u00a0h\u00a030, par téléphone.',
    }),
    fundScheme: selectField(form, 'fundScheme', 'Régime', { '': 'Choisir', ...fundSchemeLabels }, { required: true }),
    fundDepartments: textField(form, 'fundDepartments', 'Départements des personnes qu’elle sert', {
      ...optional,
      width: '20',
      hint: 'Leurs codes, séparés par des virgules. Par exemple\u00a0: 54, 57, 2A.',
    }),
    fundCommunesIncluded: textareaField(form, 'fundCommunesIncluded', 'Communes servies en plus', {
      ...optional,
      rows: 2,
      hint: 'Leurs codes INSEE, séparés par des virgules\u00a0: hors des départements, ou quand plusieurs caisses se partagent un département.',
    }),
    fundCommunesExcluded: textareaField(form, 'fundCommunesExcluded', 'Communes non servies', {
      ...optional,
      rows: 2,
      hint: 'Leurs codes INSEE\u00a0: dans les départements, mais servies par une autre caisse.',
    }),
  };
}
