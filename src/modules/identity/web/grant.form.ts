import { IsEmail, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Actor, type CoordinatorScope, FRANCE } from '../../../platform/access/actor.js';
import { Form } from '../../../platform/http/forms/form.js';
import type { Day } from '../../../platform/time/day.js';
import { rolesGivenBy, type Grant } from '../accounts/accounts.policy.js';
import type { GrantChoices } from '../accounts/grant-choices.queries.js';
import { DaysForm } from './days.form.js';

/** The three fields that name a role and where it is held, wherever they stand. */
export interface GrantFields extends Form {
  role: string;
  structureId?: string;
  scope?: string;
}

export class InviteForm extends Form implements GrantFields {
  @IsNotEmpty({ message: 'Écrivez le prénom.' })
  @MaxLength(100, { message: 'Gardez au plus 100 caractères.' })
  firstName: string;

  @IsNotEmpty({ message: 'Écrivez le nom.' })
  @MaxLength(100, { message: 'Gardez au plus 100 caractères.' })
  lastName: string;

  @IsNotEmpty({ message: 'Écrivez l’adresse mail.' })
  @IsEmail({}, { message: 'Écrivez une adresse mail complète, par exemple prenom.nom@mairie.fr.' })
  @MaxLength(254, { message: 'Cette adresse mail est trop longue.' })
  email: string;

  @IsNotEmpty({ message: 'Choisissez un rôle.' })
  role: string;

  @IsOptional()
  @IsString()
  structureId?: string;

  @IsOptional()
  @IsString()
  scope?: string;
}

export class GiveRoleForm extends DaysForm implements GrantFields {
  @IsNotEmpty({ message: 'Choisissez un rôle.' })
  role: string;

  @IsOptional()
  @IsString()
  structureId?: string;

  @IsOptional()
  @IsString()
  scope?: string;

  static startingOn(day: Day): GiveRoleForm {
    return Object.assign(new GiveRoleForm(), { startsOn: day });
  }
}

/** The role asked for, among what was offered; undefined once the form says what is missing. */
export function grantFrom(form: GrantFields, actor: Actor, choices: GrantChoices): Grant | undefined {
  if (form.errorOf('role')) return undefined;
  const role = rolesGivenBy(actor).find((given) => given === form.role);
  if (!role) return no(form, 'role', 'Choisissez un rôle dans la liste.');
  if (role === 'administrator') return { role, structureId: null, scope: null };
  if (role === 'coordinator') {
    const scope = scopeFrom(form.scope ?? '', choices);
    return scope ? { role, structureId: null, scope } : no(form, 'scope', 'Choisissez une équipe ou un territoire.');
  }
  const structureId = actor.role === 'administrator' ? known(form.structureId, choices.structures) : actor.structureId;
  if (!structureId) return no(form, 'structureId', 'Choisissez une structure.');
  return { role, structureId, scope: null };
}

const known = (key: string | undefined, choices: Record<string, string>): string | null =>
  key !== undefined && Object.hasOwn(choices, key) ? key : null;

/** Written « team:… », « department:54 », « region:44 » or « country:FR » in the list. */
function scopeFrom(value: string, choices: GrantChoices): CoordinatorScope | undefined {
  const [kind, key = ''] = value.split(':');
  if (kind === 'team' && known(key, choices.teams)) return { kind, teamId: key };
  if (kind === 'department' && known(key, choices.departments)) return { kind, code: key };
  if (kind === 'country' && key === FRANCE) return { kind, code: key };
  if (kind === 'region' && known(key, choices.regions)) return { kind, code: key };
  return undefined;
}

function no(form: GrantFields, field: 'role' | 'structureId' | 'scope', message: string): undefined {
  form.reject(field, message);
}
