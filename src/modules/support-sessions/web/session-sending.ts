import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { isId, newId } from '../../../platform/ids.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { BeneficiariesQueries } from '../../beneficiaries/index.js';
import { AppointmentSessions } from '../appointment-sessions.service.js';
import type { Logged, SessionInput } from '../support-sessions.service.js';
import { personChoices, typedSearch } from './person-choices.js';
import type { SessionForm } from './session.form.js';
import type { Beside } from './session-form.page.js';
import type { Desk } from './session-desk.js';
import { SessionSubmission } from './session-submission.js';

type Sent = ({ state: 'logged' } & Logged) | { state: 'invalid' | 'searching'; beside: Beside };

export const SUPERSEDED =
  'Ce brouillon a été complété dans un autre onglet, ou sur un autre ordinateur. Rien n’a été enregistré. Vérifiez ce qui ' +
  'suit, puis enregistrez de nouveau\u00a0: ce que vous voyez ici sera gardé.';

const UNLINKED = 'Enregistrez de nouveau pour garder la séance sans ce rendez-vous.';

const CHOOSE = 'Vous cherchiez une personne\u00a0: choisissez-la, ou effacez la recherche, puis enregistrez.';

/** What becomes of a form of a session that is sent. */
@Injectable()
export class SessionSending {
  constructor(
    private readonly submission: SessionSubmission,
    private readonly sessions: AppointmentSessions,
    private readonly people: BeneficiariesQueries,
  ) {}

  async send(actor: StructureActor, form: SessionForm, desk: Desk): Promise<Sent> {
    // « Entrée » in the search sends the form: nothing is saved for the wrong person.
    if (form.q) return { state: 'searching', beside: { ...(await this.search(actor, form.q, desk)), notice: CHOOSE } };
    const submission = await this.submission.read(form, desk);
    if (!form.isValid) return { state: 'invalid', beside: { submission } };
    const { content, tagIds } = submission;
    const formKey = isId(form.formKey) ? form.formKey : newId();
    const person = desk.card?.id ?? submission.anonymous;
    const draft = { version: form.draftVersion ?? 0, writer: form.draftWriter ?? '' };
    const logged = await this.log(actor, { ...content, person, formKey, draft, tagIds, known: desk }, form);
    if (logged === null) return { state: 'invalid', beside: { submission } };
    if (logged.superseded === null) return { state: 'logged', ...logged };
    form.reject('draftVersion', SUPERSEDED);
    return { state: 'invalid', beside: { submission, draftVersion: logged.superseded } };
  }

  /** Null when the appointment is no longer one to honour: this is said, and the session may be saved without it. */
  private async log(actor: StructureActor, input: SessionInput, form: SessionForm): Promise<Logged | null> {
    try {
      return await this.sessions.log(actor, input, form.appointmentId ?? null);
    } catch (error) {
      if (!(error instanceof ConflictError) || form.appointmentId === undefined) throw error;
      form.reject('appointmentId', `${error.message} ${UNLINKED}`);
      delete form.appointmentId;
      return null;
    }
  }

  async search(actor: StructureActor, q: unknown, { today }: Pick<Desk, 'today'>): Promise<Beside> {
    const typed = typedSearch(q);
    return { choices: personChoices(await this.people.search(actor, typed), typed, today), focus: 'choices' };
  }
}
