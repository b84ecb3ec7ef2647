import { Body, Controller, Get, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { ReminderSettings } from '../reminder-settings.service.js';
import { paths } from './paths.js';
import { ReminderSettingsForm } from './reminder-settings.form.js';
import { reminderSettingsPage } from './reminder-settings.page.js';

@Controller()
@Allow('structure_manager')
export class ReminderSettingsController {
  constructor(private readonly settings: ReminderSettings) {}

  @Get(paths.settings.pattern)
  async show(@CurrentStructureActor() actor: StructureActor): Promise<PageResult> {
    return page(reminderSettingsPage(ReminderSettingsForm.of(await this.settings.of(actor))));
  }

  @Post(paths.settings.pattern)
  async set(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(ReminderSettingsForm, body);
    form.checkOrder();
    if (!form.isValid) return invalid(reminderSettingsPage(form));
    await this.settings.set(actor, form.wishes);
    return seeOther(paths.settings.to(), 'Les réglages des rappels sont enregistrés.');
  }
}
