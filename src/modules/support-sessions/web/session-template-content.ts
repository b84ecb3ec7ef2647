import type { StructureActor } from '../../../platform/access/actor.js';
import type { DraftContent } from '../../../platform/drafts/index.js';
import { typedFields } from '../../../platform/http/forms/form.js';
import { MOST_TEMPLATES, type SessionTemplatesService, type TemplateRefusal } from '../session-templates.service.js';
import { SessionForm } from './session.form.js';

/** What a template holds of the form: never a person, a note or a day. A new part of the form is one more name here. */
const FIELDS: readonly (keyof SessionForm)[] = [
  'duration',
  'otherMinutes',
  'locationKind',
  'placeId',
  'commune',
  'communeInsee',
  'topics',
  'procedures',
  'procedureName',
  'equipment',
  'autonomy',
  'redirected',
  'redirection',
  'tagIds',
];

/** Every field of a template: those that were left empty are said to be. */
export function templateContent(body: unknown): DraftContent {
  const typed = typedFields(SessionForm, body);
  return Object.fromEntries(FIELDS.map((field) => [field, typed[field] ?? '']));
}

export const templateRefusals: Record<TemplateRefusal, string> = {
  full: `Vous avez déjà ${MOST_TEMPLATES}\u00a0modèles\u00a0: supprimez-en un d’abord.`,
  'name-taken': 'Un de vos modèles porte déjà ce nom\u00a0: choisissez-en un autre.',
};

/**
 * Keeps the form as a template: what to say, or null when it could not be, which the form then says. Errors on what a
 * template does not hold (the person, a missing day) are no concern of it.
 */
export async function keepTemplate(
  templates: SessionTemplatesService,
  actor: StructureActor,
  form: SessionForm,
  body: unknown,
): Promise<string | null> {
  const name = form.templateName;
  const content = templateContent(body);
  if (!name) form.reject('templateName', 'Donnez un nom à ce modèle, par exemple «\u00a0Permanence du mardi\u00a0».');
  if (form.errorOf('templateName') || FIELDS.some((field) => form.errorOf(field) && content[field] !== '')) return null;
  const kept = await templates.keep(actor, name ?? '', content);
  if (kept === 'kept')
    return `Modèle «\u00a0${name ?? ''}\u00a0» gardé\u00a0: il est proposé en haut de vos prochaines séances.`;
  form.reject('templateName', templateRefusals[kept]);
  return null;
}
