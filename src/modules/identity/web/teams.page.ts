import { dateField, errorSummary, selectField, textField, type Field } from '../../../platform/http/forms/fields.js';
import type { Link } from '../../../platform/http/layout.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Day } from '../../../platform/time/day.js';
import type { MemberChoices, TeamDetails, TeamMemberLine } from '../teams/teams.queries.js';
import { periodWords } from './account-words.js';
import { confirmPage, type Confirmation } from './confirm.page.js';
import type { LastDayForm } from './days.form.js';
import { paths } from './paths.js';
import type { AddMemberForm, TeamForm } from './team.forms.js';

const teamsLink: Link = { href: paths.teams.to(), text: 'Équipes' };
const teamLink = (team: TeamDetails): Link => ({ href: paths.team.to({ id: team.id }), text: team.name });

interface TeamsModel {
  title: string;
  errors: { href: string; text: string }[];
  teams: { href: string; name: string; members: string }[];
  action: string;
  name: Field;
}

export function teamsPage(
  teams: { id: string; name: string; memberCount: number }[],
  form: TeamForm,
): View<TeamsModel> {
  const title = 'Équipes';
  const model = {
    title,
    errors: errorSummary(form),
    teams: teams.map((team) => ({
      href: paths.team.to({ id: team.id }),
      name: team.name,
      members: team.memberCount > 1 ? `${team.memberCount} membres` : `${team.memberCount} membre`,
    })),
    action: paths.teams.to(),
    name: textField(form, 'name', 'Nom de la nouvelle équipe', { width: '20' }),
  };
  return view('identity/teams', title, model);
}

interface TeamModel {
  title: string;
  members: { name: string; kind: string; period: string; past: boolean; endHref: string | null }[];
  addHref: string | null;
}

/** @param use an administrator manages the team, its coordinator reads it */
export function teamPage(team: TeamDetails, today: Day, use: 'manage' | 'read'): View<TeamModel> {
  const isPast = (member: TeamMemberLine) => member.endsOn !== null && member.endsOn < today;
  const model = {
    title: team.name,
    members: team.members.map((member) => ({
      name: member.name,
      kind: member.kind === 'mediator' ? 'Personne' : 'Structure',
      period: periodWords(member, today),
      past: isPast(member),
      endHref:
        use === 'manage' && !isPast(member) ? paths.endTeamMember.to({ id: team.id, memberId: member.id }) : null,
    })),
    addHref: use === 'manage' ? paths.addTeamMember.to({ id: team.id }) : null,
  };
  return view('identity/team', team.name, model, { breadcrumbs: use === 'manage' ? [teamsLink] : [] });
}

interface AddMemberModel {
  title: string;
  errors: { href: string; text: string }[];
  action: string;
  member: Field;
  startsOn: Field;
  endsOn: Field;
  cancelHref: string;
}

export function addMemberPage(team: TeamDetails, form: AddMemberForm, choices: MemberChoices): View<AddMemberModel> {
  const title = `Ajouter un membre à ${team.name}`;
  const options = Object.fromEntries([
    ['', 'Choisissez'],
    ...Object.entries(choices.mediators).map(([id, name]) => [`mediator:${id}`, name] as const),
    ...Object.entries(choices.structures).map(([id, name]) => [`structure:${id}`, `Structure\u00a0: ${name}`] as const),
  ]) as Record<string, string>;
  const model = {
    title,
    errors: errorSummary(form),
    action: paths.addTeamMember.to({ id: team.id }),
    member: selectField(form, 'member', 'Personne ou structure', options),
    startsOn: dateField(form, 'startsOn', 'Premier jour dans l’équipe'),
    endsOn: dateField(form, 'endsOn', 'Dernier jour dans l’équipe', { required: false }),
    cancelHref: paths.team.to({ id: team.id }),
  };
  return view('identity/add-team-member', title, model, { breadcrumbs: [teamsLink, teamLink(team)] });
}

export function endMemberPage(team: TeamDetails, member: TeamMemberLine, form: LastDayForm): View<Confirmation> {
  return confirmPage(
    {
      title: `${member.name} quitte l’équipe`,
      words: ['Les séances jusqu’à ce jour restent dans les chiffres de l’équipe, les suivantes n’y entrent pas.'],
      errors: errorSummary(form),
      action: paths.endTeamMember.to({ id: team.id, memberId: member.id }),
      day: dateField(form, 'endsOn', 'Dernier jour dans l’équipe'),
      button: 'Enregistrer le dernier jour',
      cancelHref: paths.team.to({ id: team.id }),
    },
    [teamsLink, teamLink(team)],
  );
}
