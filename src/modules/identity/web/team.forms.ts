import { IsNotEmpty, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import type { MemberChoices } from '../teams/teams.queries.js';
import type { TeamSubject } from '../teams/teams.service.js';
import { DaysForm } from './days.form.js';

export class TeamForm extends Form {
  @IsNotEmpty({ message: 'Écrivez le nom de l’équipe.' })
  @MaxLength(100, { message: 'Gardez au plus 100 caractères.' })
  name: string;
}

export class AddMemberForm extends DaysForm {
  @IsNotEmpty({ message: 'Choisissez une personne ou une structure.' })
  member: string;
}

/** Written « mediator:… » or « structure:… » in the list; undefined once the form says what is missing. */
export function subjectFrom(form: AddMemberForm, choices: MemberChoices): TeamSubject | undefined {
  if (form.errorOf('member')) return undefined;
  const [kind, key = ''] = form.member.split(':');
  if (kind === 'mediator' && Object.hasOwn(choices.mediators, key)) return { userId: key, structureId: null };
  if (kind === 'structure' && Object.hasOwn(choices.structures, key)) return { userId: null, structureId: key };
  form.reject('member', 'Choisissez une personne ou une structure dans la liste.');
  return undefined;
}
