import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import type { View } from '../../../platform/http/page.js';
import { Communes } from '../../structures/index.js';
import { consistent } from '../session-content.js';
import { SessionTemplatesService } from '../session-templates.service.js';
import type { SupportSession } from '../support-session.entity.js';
import type { SessionForm } from './session.form.js';
import { type Difference, sessionDifferences } from './session-differences.js';
import { type Desk, type FullDesk, SessionDesk } from './session-desk.js';
import { type Beside, sessionFormPage } from './session-form.page.js';
import type { Submission } from './session-submission.js';

/** The form of a session on the screen, with the choices that lie beside it. */
@Injectable()
export class SessionScreen {
  constructor(
    private readonly desk: SessionDesk,
    private readonly templates: SessionTemplatesService,
    private readonly communes: Communes,
  ) {}

  async show(actor: StructureActor, form: SessionForm, desk: Desk, beside: Beside = {}): Promise<View> {
    const full = 'habits' in desk ? (desk as FullDesk) : await this.desk.complete(actor, desk);
    const templates = desk.session ? [] : await this.templates.list(actor);
    return sessionFormPage(form, full, { ...beside, templates });
  }

  /** What somebody saved meanwhile, beside what is typed. */
  async differences(saved: SupportSession, { content, anonymous }: Submission, desk: Desk): Promise<Difference[]> {
    const { gender, ageBand, socialStatus, residenceInsee, alreadySupported } = saved.beneficiaryId ? saved : anonymous;
    const typed = { ...consistent(content), gender, ageBand, socialStatus, residenceInsee, alreadySupported };
    const codes = [saved, typed].flatMap(({ communeInsee, residenceInsee }) => [communeInsee, residenceInsee]);
    const names = new Map(desk.places.map(({ id, name }) => [id, name]));
    for (const code of new Set(codes)) {
      const commune = code ? await this.communes.byInsee(code) : undefined;
      if (code && commune) names.set(code, commune.name);
    }
    return sessionDifferences(saved, typed, names);
  }
}
