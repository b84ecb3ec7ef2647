import { Body, Controller, Get, Post, type StreamableFile } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { AnswersPdf, pdfFile } from '../../../platform/pdf/index.js';
import { ReminderLetters } from '../reminder-letters.service.js';
import { paths } from './paths.js';
import { PrintedForm } from './printed.form.js';
import { reminderLettersPage } from './reminder-letters.page.js';

/** « Lettres à imprimer ». */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class ReminderLettersController {
  constructor(private readonly letters: ReminderLetters) {}

  @Get(paths.letters.pattern)
  async list(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(reminderLettersPage(await this.letters.toPrint(actor)));
  }

  @Get(paths.lettersPdf.pattern)
  @AnswersPdf()
  async pdf(@CurrentStructureActor() actor: StructureActor): Promise<StreamableFile> {
    return pdfFile(await this.letters.pdf(actor), 'rappels.pdf');
  }

  @Post(paths.printed.pattern)
  async notePrinted(@CurrentStructureActor() actor: StructureActor, @Body() body: unknown): Promise<RedirectResult> {
    const form = await readForm(PrintedForm, body);
    const count = form.isValid ? await this.letters.notePrinted(actor, form.letters) : 0;
    return seeOther(paths.letters.to(), printedInWords(count));
  }
}

const printedInWords = (count: number): string =>
  count === 0
    ? 'Rien n’a changé\u00a0: ces lettres étaient déjà notées.'
    : `${count === 1 ? 'Une lettre notée imprimée' : `${count}\u00a0lettres notées imprimées`}.`;
