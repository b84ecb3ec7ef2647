import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import type { Actor } from '../../../platform/access/actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { TeamsQueries } from '../teams/teams.queries.js';
import { TeamsService } from '../teams/teams.service.js';
import { LastDayForm } from './days.form.js';
import { paths } from './paths.js';
import { AddMemberForm, subjectFrom, TeamForm } from './team.forms.js';
import { addMemberPage, endMemberPage, teamPage, teamsPage } from './teams.page.js';

/** Teams are made by administrators. */
@Controller()
@Allow('administrator')
export class TeamsController {
  constructor(
    private readonly teams: TeamsService,
    private readonly queries: TeamsQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.teams.pattern)
  async list(): Promise<PageResult> {
    return page(teamsPage(await this.queries.list(), new TeamForm()));
  }

  @Post(paths.teams.pattern)
  async create(@Body() body: unknown): Promise<PageResult | RedirectResult> {
    const form = await readForm(TeamForm, body);
    if (!form.isValid) return invalid(teamsPage(await this.queries.list(), form));
    const { id } = await this.teams.create(form.name);
    return seeOther(paths.team.to({ id }), 'L’équipe est créée. Ajoutez ses membres.');
  }

  @Get(paths.team.pattern)
  async show(@Param('id') id: string): Promise<PageResult> {
    return page(teamPage(await this.queries.team(id), this.clock.today(), 'manage'));
  }

  @Get(paths.addTeamMember.pattern)
  async askAdd(@Param('id') id: string): Promise<PageResult> {
    const form = Object.assign(new AddMemberForm(), { startsOn: this.clock.today() });
    return page(addMemberPage(await this.queries.team(id), form, await this.queries.choices()));
  }

  @Post(paths.addTeamMember.pattern)
  async add(@Param('id') id: string, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const team = await this.queries.team(id);
    const form = (await readForm(AddMemberForm, body)).checkOrder();
    const choices = await this.queries.choices();
    const subject = subjectFrom(form, choices);
    const refusal = form.isValid && subject ? await this.teams.addMember(id, subject, form.days) : undefined;
    if (refusal) form.reject('member', 'L’équipe compte déjà ce membre à ces dates.');
    if (!form.isValid) return invalid(addMemberPage(team, form, choices));
    return seeOther(paths.team.to({ id }), 'Le membre est ajouté.');
  }

  @Get(paths.endTeamMember.pattern)
  async askEnd(@Param('id') id: string, @Param('memberId') memberId: string): Promise<PageResult> {
    const { team, member } = await this.require(id, memberId);
    const form = Object.assign(new LastDayForm(), { endsOn: member.endsOn ?? this.clock.today() });
    return page(endMemberPage(team, member, form));
  }

  @Post(paths.endTeamMember.pattern)
  async end(
    @Param('id') id: string,
    @Param('memberId') memberId: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const { team, member } = await this.require(id, memberId);
    const form = await readForm(LastDayForm, body);
    const refusal = form.isValid ? await this.teams.endMember(id, memberId, form.endsOn) : undefined;
    if (refusal) form.reject('endsOn', 'Le dernier jour vient avant le premier jour dans l’équipe.');
    if (!form.isValid) return invalid(endMemberPage(team, member, form));
    return seeOther(paths.team.to({ id }), 'Le dernier jour dans l’équipe est noté.');
  }

  private async require(id: string, memberId: string) {
    const team = await this.queries.team(id);
    const member = team.members.find((line) => line.id === memberId);
    if (!member) throw new NotFoundError('team member');
    return { team, member };
  }
}

/** The coordinator reads who is in their team. */
@Controller()
@Allow('coordinator')
export class MyTeamController {
  constructor(
    private readonly queries: TeamsQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.myTeam.pattern)
  async show(@CurrentActor() actor: Actor): Promise<PageResult> {
    if (actor.scope?.kind !== 'team') throw new NotFoundError('team');
    return page(teamPage(await this.queries.team(actor.scope.teamId), this.clock.today(), 'read'));
  }
}
