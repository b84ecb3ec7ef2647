import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { formAsTyped, readForm } from '../../../platform/http/forms/form.js';
import type { Day } from '../../../platform/time/day.js';
import { ageBandLabels, type BeneficiaryCard } from '../../beneficiaries/index.js';
import { snapshotOf } from '../person-snapshot.js';
import { SessionTemplatesService } from '../session-templates.service.js';
import { SessionForm } from './session.form.js';
import { type Desk, SessionDesk } from './session-desk.js';
import { SESSION_DRAFT, SessionDrafts } from './session-drafts.js';
import type { Beside } from './session-form.page.js';
import { SessionSending } from './session-sending.js';
import { keepTemplate, templateContent } from './session-template-content.js';

type Body = Record<string, unknown>;

interface Again {
  form: SessionForm;
  desk: Desk;
  beside: Beside;
  /** The form was put aside: what to say on the next page. */
  leave?: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a button of the form asks for, other than to save it. */
@Injectable()
export class SessionAgain {
  constructor(
    private readonly desk: SessionDesk,
    private readonly sending: SessionSending,
    private readonly templates: SessionTemplatesService,
    private readonly drafts: SessionDrafts,
  ) {}

  /** @throws NotFoundError when a person or a template is not the actor's to use */
  async act(actor: StructureActor, body: Body): Promise<Again> {
    if (text(body['person'])) return this.choose(actor, body, text(body['person']));
    if (text(body['template'])) return this.apply(actor, body, text(body['template']));
    switch (text(body['act'])) {
      case 'keep-template':
        return this.keep(actor, body);
      case 'set-aside':
        return this.setAside(actor, body);
      case 'anonymous':
        return this.shown(
          actor,
          { ...body, beneficiaryId: '', referralId: '', appointmentId: '', q: '' },
          { focus: 'person' },
        );
      default: {
        const again = await this.shown(actor, body);
        return text(body['q']) ? { ...again, beside: await this.sending.search(actor, body['q'], again.desk) } : again;
      }
    }
  }

  private async shown(actor: StructureActor, body: Body, beside: Beside = {}): Promise<Again> {
    const form = formAsTyped(SessionForm, body);
    return { form, desk: await this.desk.forDraft(actor, form.beneficiaryId), beside };
  }

  private async choose(actor: StructureActor, body: Body, personId: string): Promise<Again> {
    const before = formAsTyped(SessionForm, body);
    const desk = await this.desk.forNew(actor, personId);
    const only = desk.referrals.length === 1 ? desk.referrals[0]?.id : undefined;
    // The appointment was with the person who was there before; one of nobody in particular stays.
    const appointment = before.beneficiaryId === undefined ? {} : { appointmentId: '' };
    const chosen = { beneficiaryId: personId, referralId: only ?? '', q: '', ...appointment };
    const form = formAsTyped(SessionForm, { ...body, ...chosen });
    const notice = desk.card && before.beneficiaryId === undefined ? ageNotice(before, desk.card, desk.today) : null;
    return { form, desk, beside: { focus: 'duration', ...(notice ? { notice } : {}) } };
  }

  private async apply(actor: StructureActor, body: Body, id: string): Promise<Again> {
    const { name, content } = await this.templates.find(actor, id);
    const notice = `Modèle «\u00a0${name}\u00a0» repris\u00a0: vérifiez, puis enregistrez.`;
    return this.shown(actor, { ...body, ...templateContent({}), ...content }, { notice, focus: 'duration' });
  }

  private async keep(actor: StructureActor, body: Body): Promise<Again> {
    const form = await readForm(SessionForm, body);
    const desk = await this.desk.forDraft(actor, form.beneficiaryId);
    const kept = await keepTemplate(this.templates, actor, form, body);
    if (kept) return { form: formAsTyped(SessionForm, { ...body, templateName: '' }), desk, beside: { notice: kept } };
    return { form, desk, beside: {} };
  }

  private async setAside(actor: StructureActor, body: Body): Promise<Again> {
    const form = await readForm(SessionForm, body);
    const { leave, seen } = await this.drafts.putAside(actor, SESSION_DRAFT, form, body);
    const desk = await this.desk.forDraft(actor, form.beneficiaryId);
    return { form, desk, beside: seen ? { draftVersion: seen } : {}, ...(leave ? { leave } : {}) };
  }
}

/** An age band that was typed before the person was chosen gives way to the year of their file, and this is said. */
function ageNotice(typed: SessionForm, card: BeneficiaryCard, today: Day): string | null {
  const { ageBand } = snapshotOf(card, today);
  const told = typed.ageBand;
  if (!(told in ageBandLabels) || told === 'non_communique' || told === ageBand || card.birthYear === null) return null;
  return (
    `Vous aviez noté «\u00a0${ageBandLabels[told]}\u00a0», mais la fiche indique une naissance en ${card.birthYear} ` +
    `(${ageBandLabels[ageBand]}). C’est la fiche qui compte. Vérifiez que c’est la bonne personne.`
  );
}
