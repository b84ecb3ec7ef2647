import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { type Draft, type DraftContent, Drafts, type Written } from '../../../platform/drafts/index.js';
import { typedFields } from '../../../platform/http/forms/form.js';
import { isId } from '../../../platform/ids.js';
import { findSensitiveText } from '../../../platform/personal-data/sensitive-text.js';
import { ToCompleteQueries } from '../to-complete.queries.js';
import { GroupSessionForm } from './group-session.form.js';
import { SessionForm } from './session.form.js';

/** A form that keeps a draft. */
export interface DraftForm {
  kind: string;
  form: new () => SessionForm;
}

export const SESSION_DRAFT: DraftForm = { kind: 'session', form: SessionForm };
export const WORKSHOP_DRAFT: DraftForm = { kind: 'workshop', form: GroupSessionForm };

/** Of the page, not of what is being written. */
const NOT_KEPT: readonly string[] = [
  ...['formKey', 'draftVersion', 'draftWriter', 'version', 'q', 'templateName'],
  ...['act', 'personSearch'],
];

export interface Put extends Written {
  /** Fields left out: they hold what may not be kept anywhere. */
  left: string[];
}

interface PutAside {
  /** It is done: what to say on the next page. */
  leave?: string;
  /** The version that was told of. */
  seen?: number;
}

/** What a draft keeps of a form, and the fields that it leaves out since they hold a number or a password. */
export function draftContent(body: unknown, of: DraftForm = SESSION_DRAFT): { content: DraftContent; left: string[] } {
  const typed = Object.entries(typedFields(of.form, body)).filter(([field]) => !NOT_KEPT.includes(field));
  const sensitive = (value: string | string[]) => [value].flat().some((words) => findSensitiveText(words).length > 0);
  return {
    content: Object.fromEntries(typed.filter(([, value]) => !sensitive(value))),
    left: typed.filter(([, value]) => sensitive(value)).map(([field]) => field),
  };
}

/** Sessions under way. The key of the form is that of its draft, and of the session it becomes. */
@Injectable()
export class SessionDrafts {
  constructor(
    private readonly drafts: Drafts,
    private readonly sessions: ToCompleteQueries,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NotFoundError when the form has no key of ours, or the draft is somebody else's */
  async save(actor: StructureActor, of: DraftForm, body: Record<string, unknown>): Promise<Put> {
    const { content, left } = draftContent(body, of);
    const mark = {
      id: word(body, 'formKey'),
      version: Number(body['draftVersion']) || 0,
      writer: word(body, 'draftWriter'),
    };
    return { ...(await this.drafts.save(actor, of.kind, mark, content)), left };
  }

  /** Without a script. Null when something may not be kept, or another page went on, which the form then says. */
  async putAside(
    actor: StructureActor,
    of: DraftForm,
    form: SessionForm,
    body: Record<string, unknown>,
  ): Promise<PutAside> {
    const { left } = draftContent(body, of);
    if (left.length > 0 || !isId(form.formKey)) return {};
    const { state, version } = await this.save(actor, of, body);
    if (state === 'saved') return { leave: 'Brouillon mis de côté\u00a0: il vous attend ici.' };
    form.reject('draftVersion', `${STALE} Mettez de côté de nouveau pour garder ce que vous voyez ici.`);
    return { seen: version };
  }

  /** @returns the id of the session when the draft was sent since */
  async open(actor: StructureActor, of: DraftForm, id: string): Promise<{ draft: Draft } | { sessionId: string }> {
    const [made] = await this.sessions.madeOf(actor, [id]);
    return made ? { sessionId: made.id } : { draft: await this.drafts.find(actor, of.kind, id) };
  }

  /** @throws NotFoundError when it is not the actor's own */
  async drop(actor: StructureActor, of: DraftForm, id: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.drafts.drop(actor, of.kind, id);
      await this.audit.record({ verb: 'draft.drop', subjectKind: 'form_draft', subjectId: id });
    });
  }
}

const word = (body: Record<string, unknown>, name: string): string =>
  typeof body[name] === 'string' ? body[name] : '';

export const STALE =
  'Ce brouillon a été complété dans un autre onglet, ou sur un autre ordinateur. Rien n’y a été changé d’ici.';
