import { checkboxesField, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { NEEDS } from '../routing/candidates.js';
import { CARES } from '../routing/constraints.js';
import type { NeedsForm } from './needs.form.js';
import { careLabels, dayLabels, mobilityLabels } from './needs-labels.js';

/** What is asked for this time: the form above the suggestions. */
export interface AskedModel {
  title: string;
  action: string;
  needs: Field;
  mobility: Field;
  days: Field;
  cares: Field;
  after: string | null;
}

export function askedModel(form: NeedsForm, action: string): AskedModel {
  const optional = { required: false, inline: true };
  const mobility = radiosField(form, 'deplacement', 'Pour venir, la personne…', mobilityLabels, { inline: true });
  return {
    title: title(form),
    action,
    needs: checkboxesField(form, 'besoin', 'De quoi la personne a-t-elle besoin\u00a0?', NEEDS, { inline: true }),
    mobility: {
      ...mobility,
      options: mobility.options.map((option) => ({ ...option, selected: option.value === form.mobility })),
    },
    days: checkboxesField(form, 'jour', 'Jours qui lui conviennent', dayLabels, {
      ...optional,
      hint: 'Rien de coché\u00a0: tous les jours.',
    }),
    cares: checkboxesField(form, 'accueil', 'Il lui faut un lieu qui propose ou accueille…', careLabels, {
      ...optional,
      hint: 'Sert à cette recherche seulement\u00a0: rien n’est noté sur la personne.',
    }),
    after: form.apres ?? null,
  };
}

/** « Ses besoins : adresse mail. Cette fois : ne peut pas se déplacer ; mardi. » */
function title(form: NeedsForm): string {
  const { mobility, days, cares } = form.constraints;
  const needs = form.needs.map((need) => NEEDS[need].toLowerCase());
  const constraints = [
    ...(mobility === 'home' ? ['ne peut pas se déplacer'] : []),
    ...(mobility === 'near' ? ['courts trajets'] : []),
    ...days.map((day) => dayLabels[day as keyof typeof dayLabels].toLowerCase()),
    ...cares.map((care) => CARES[care].short),
  ];
  if (needs.length + constraints.length === 0) return 'Préciser ses besoins';
  return `Sa demande\u00a0: ${[...needs, ...constraints].join(', ')}`;
}
