import { checkboxesField, type Field, radiosField, selectField } from '../../../platform/http/forms/fields.js';
import type { SessionContent } from '../session-content.js';
import { AUTONOMY, HEALTH_SPACE_NEXT, HEALTH_SPACE_STEPS } from '../vocabulary.js';
import { BRING_LIST } from './bring-list.page.js';
import { paths } from './paths.js';
import type { SessionPartsForm } from './session-parts.form.js';

/** What views/partials/health-space.hbs reads. */
export interface HealthSpaceFields {
  healthSpaceSteps: Field;
  healthSpaceHelp: Field;
  healthSpaceNext: Field;
  /** Shown open: about health, or something is answered or wrong. */
  open: boolean;
  bring: readonly string[];
  bringHref: string;
}

const optional = { required: false } as const;

export function healthSpaceFields(form: SessionPartsForm & { topics: readonly string[] }): HealthSpaceFields {
  const fields = {
    healthSpaceSteps: checkboxesField(form, 'healthSpaceSteps', 'Ce qui a été fait', HEALTH_SPACE_STEPS, {
      ...optional,
      hint: 'Jamais le nom d’un document, d’un soignant ou d’un traitement, ni un code ou un numéro.',
    }),
    healthSpaceHelp: radiosField(
      form,
      'healthSpaceHelp',
      'Niveau d’aide',
      { ...AUTONOMY, '': 'Non précisé' },
      optional,
    ),
    healthSpaceNext: selectField(
      form,
      'healthSpaceNext',
      'Prochaine étape',
      { '': 'Rien de prévu', ...HEALTH_SPACE_NEXT },
      optional,
    ),
  };
  const answered = Object.values(fields).some(
    ({ error, options }) => error !== null || options.some(({ value, selected }) => value !== '' && selected),
  );
  const open = answered || [form.topics].flat().includes('sante');
  return { ...fields, open, bring: BRING_LIST, bringHref: paths.bringList.to() };
}

/** A help level or a next step says nothing without what was done. */
export function checkHealthSpace(form: SessionPartsForm): void {
  if (form.aboutHealthSpace || (!form.healthSpaceHelp && !form.healthSpaceNext)) return;
  form.reject(
    'healthSpaceSteps',
    'Cochez ce qui a été fait avec Mon espace santé, ou retirez le niveau d’aide et la suite.',
  );
}

export const healthSpaceOf = (
  form: SessionPartsForm,
): Pick<SessionContent, 'healthSpaceSteps' | 'healthSpaceHelp' | 'healthSpaceNext'> => ({
  healthSpaceSteps: form.healthSpaceSteps,
  healthSpaceHelp: form.healthSpaceHelp ?? null,
  healthSpaceNext: form.healthSpaceNext ?? null,
});

/** For a form that corrects a session. Never for one that does « la même chose » with another person: it is theirs. */
export const healthSpaceShown = ({
  healthSpaceSteps,
  healthSpaceHelp,
  healthSpaceNext,
}: SessionContent): Partial<SessionPartsForm> => ({
  healthSpaceSteps,
  ...(healthSpaceHelp ? { healthSpaceHelp } : {}),
  ...(healthSpaceNext ? { healthSpaceNext } : {}),
});
