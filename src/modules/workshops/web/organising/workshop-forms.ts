import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { invalid, page, type PageResult } from '../../../../platform/http/page.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { WorkshopTemplates } from '../../organising/workshop-templates.service.js';
import type { WorkshopForm } from './workshop.form.js';
import { type ShownForm, workshopFormPage } from './workshop-form.page.js';
import { type Desk, WorkshopDesk } from './workshop-desk.js';
import { WorkshopDifferences } from './workshop-differences.js';
import { type Submission, WorkshopSubmission } from './workshop-submission.js';

export interface Written {
  desk: Desk;
  submission: Submission;
}

/** The form of a workshop: laid out, read, shown again. */
@Injectable()
export class WorkshopForms {
  constructor(
    private readonly desk: WorkshopDesk,
    private readonly submissions: WorkshopSubmission,
    private readonly templates: WorkshopTemplates,
    private readonly differences: WorkshopDifferences,
  ) {}

  async show(
    actor: StructureActor,
    form: WorkshopForm,
    workshop: StoredWorkshop | null = null,
    chosenProgramme?: string,
  ): Promise<PageResult> {
    return page(workshopFormPage(form, await this.shown(actor, form, workshop, chosenProgramme)));
  }

  /** The button that looks a place up: nothing is saved, nothing is a fault yet, and the only place found is chosen. */
  async lookUp(actor: StructureActor, form: WorkshopForm, workshop: StoredWorkshop | null = null): Promise<PageResult> {
    form.forgetErrors();
    const shown = await this.shown(actor, form, workshop);
    const [only, ...others] = shown.desk.found ?? [];
    const model = workshopFormPage(form, shown);
    if (!only || others.length > 0) return page(model);
    const { placeId } = model.model.fields;
    placeId.options = placeId.options.map((option) => ({ ...option, selected: option.value === only.id }));
    return page(model);
  }

  async read(actor: StructureActor, form: WorkshopForm, workshop: StoredWorkshop | null = null): Promise<Written> {
    const desk = await this.desk.lay(actor, form, workshop);
    return { desk, submission: await this.submissions.read(form, desk) };
  }

  /** 422: with what was typed, and what somebody else saved meanwhile when that is why. */
  async refused(actor: StructureActor, form: WorkshopForm, { desk, submission }: Written): Promise<PageResult> {
    const shown = { ...(await this.shown(actor, form, desk.workshop)), choices: submission.choices };
    if (!desk.workshop || !form.errorOf('version')) return invalid(workshopFormPage(form, shown));
    const typed = { ...submission.announced, ...submission.span };
    const meanwhile = await this.differences.of(desk, desk.workshop, typed);
    return invalid(workshopFormPage(form, { ...shown, meanwhile }));
  }

  private async shown(
    actor: StructureActor,
    form: WorkshopForm,
    workshop: StoredWorkshop | null,
    chosenProgramme?: string,
  ): Promise<ShownForm> {
    const desk = await this.desk.lay(actor, form, workshop);
    return { desk, chosenProgramme, programmes: workshop ? [] : await this.templates.all(actor) };
  }
}
