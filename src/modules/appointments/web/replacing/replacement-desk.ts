import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import type { View } from '../../../../platform/http/page.js';
import { isId } from '../../../../platform/ids.js';
import { AgendaService } from '../../agenda/agenda.service.js';
import { type ReplacementDay, ReplacementDays } from '../../replacing/replacement-days.service.js';
import type { LineRefusedError } from '../../replacing/replacements.service.js';
import { dayAsked } from '../agenda/day-asked.js';
import { choicesIn, type ReplacementForm } from './replacement.form.js';
import { replacementPage } from './replacement.page.js';

/** The day that a replacement is about, read again at each step. */
@Injectable()
export class ReplacementDesk {
  constructor(
    private readonly days: ReplacementDays,
    private readonly agendas: AgendaService,
  ) {}

  /** One’s own, today, when nothing is said. @throws NotFoundError when the agent does not work in the structure */
  async day(actor: StructureActor, { agent, jour }: ReplacementForm): Promise<ReplacementDay> {
    const agentId = agent ?? actor.userId;
    if (!isId(agentId)) throw new NotFoundError('agent');
    return this.days.of(actor, agentId, dayAsked(jour) ?? (await this.agendas.today(actor)));
  }

  /** The day as it stands now, with what was chosen and the line that could not be done. */
  async refused(
    actor: StructureActor,
    form: ReplacementForm,
    body: Record<string, unknown>,
    { lineId, message }: LineRefusedError,
  ): Promise<View> {
    const day = await this.day(actor, form);
    const choices = choicesIn(body, day);
    choices.faults.set(lineId, `${message} Rien n’a été changé.`);
    return replacementPage(day, choices, form.absence);
  }
}
