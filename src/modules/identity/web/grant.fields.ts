import { radiosField, selectField, type Choices, type Field } from '../../../platform/http/forms/fields.js';
import { FRANCE, type Role } from '../../../platform/access/actor.js';
import type { GrantChoices } from '../accounts/grant-choices.queries.js';
import type { GrantFields } from './grant.form.js';
import { roleHints, roleLabels } from './labels.js';

export interface GrantFieldsModel {
  role: Field;
  /** Null for a manager, whose structure goes without saying. */
  structure: Field | null;
  scope: Field | null;
}

/** The fields about a role, the same when inviting and when adding one. */
export function grantFields(form: GrantFields, roles: Role[], choices: GrantChoices): GrantFieldsModel {
  const offered: Choices = Object.fromEntries(
    roles.map((role) => [role, { text: roleLabels[role], hint: roleHints[role] }]),
  );
  const withScope = roles.includes('coordinator');
  return {
    role: radiosField(form, 'role', 'Rôle', offered),
    structure: withScope
      ? selectField(
          form,
          'structureId',
          'Structure',
          { '': 'Choisissez', ...choices.structures },
          {
            hint: 'Pour tous les rôles, sauf la coordination et l’administration.',
            required: false,
          },
        )
      : null,
    scope: withScope
      ? selectField(
          form,
          'scope',
          'Équipe ou territoire',
          { '': 'Choisissez', ...scopeChoices(choices) },
          {
            hint: 'Pour la coordination seulement.',
            required: false,
          },
        )
      : null,
  };
}

function scopeChoices(choices: GrantChoices): Record<string, string> {
  const entries = (kind: string, word: string, named: Record<string, string>) =>
    Object.entries(named).map(([key, name]) => [`${kind}:${key}`, `${word}\u00a0: ${name}`] as const);
  return Object.fromEntries([
    ...entries('team', 'Équipe', choices.teams),
    [`country:${FRANCE}`, 'France entière'],
    ...entries('department', 'Département', choices.departments),
    ...entries('region', 'Région', choices.regions),
  ]);
}
