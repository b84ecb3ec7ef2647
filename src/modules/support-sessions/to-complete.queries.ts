import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { type Draft, Drafts } from '../../platform/drafts/index.js';
import { isId } from '../../platform/ids.js';
import type { Day } from '../../platform/time/day.js';
import { BeneficiariesService, type BeneficiarySummary, visibleBeneficiarySql } from '../beneficiaries/index.js';
import type { SessionKind, Topic } from './vocabulary.js';

const MOST = 100;

export interface SessionToComplete {
  id: string;
  kind: SessionKind;
  title: string | null;
  day: Day;
  durationMinutes: number;
  topics: Topic[];
  personName: string | null;
  /** Codes of what it leaves unsaid. */
  missing: Missing[];
}

export type Missing = 'person' | 'age' | 'autonomy' | 'equipment' | 'notes';

/** What the actor put off: sessions to come back to, and forms begun. */
@Injectable()
export class ToCompleteQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly beneficiaries: BeneficiariesService,
    private readonly openDrafts: Drafts,
  ) {}

  async list(actor: StructureActor): Promise<SessionToComplete[]> {
    const rows = await this.unitOfWork.query<Omit<SessionToComplete, 'personName'> & { personId: string | null }>(
      `SELECT id, kind, title, day, duration_minutes AS "durationMinutes", topics,
              CASE WHEN ${visibleBeneficiarySql('beneficiary_id', '$1')} THEN beneficiary_id END AS "personId",
              array_remove(ARRAY[
                CASE WHEN kind = 'individuel' AND beneficiary_id IS NULL THEN 'person' END,
                CASE WHEN kind = 'individuel' AND beneficiary_id IS NULL AND age_band = 'non_communique' THEN 'age' END,
                CASE WHEN kind = 'individuel' AND autonomy IS NULL THEN 'autonomy' END,
                CASE WHEN cardinality(equipment) = 0 THEN 'equipment' END,
                CASE WHEN notes IS NULL THEN 'notes' END], NULL) AS missing
         FROM support_session
        WHERE structure_id = $1 AND mediator_id = $2 AND to_complete
        ORDER BY day DESC, id DESC LIMIT ${MOST}`,
      [actor.structureId, actor.userId],
    );
    const people = await this.beneficiaries.summaries(rows.flatMap(({ personId }) => personId ?? []));
    return rows.map(({ personId, ...row }) => ({
      ...row,
      personName: people.get(personId ?? '')?.displayName ?? null,
    }));
  }

  /** Forms begun and not sent: a late writing may have outlived the form that became a session. */
  async drafts(actor: StructureActor, kinds: readonly string[]): Promise<Draft[]> {
    const all = await this.openDrafts.list(actor, kinds);
    const made = await this.madeOf(
      actor,
      all.map(({ id }) => id),
    );
    return all.filter(({ id }) => !made.some(({ formKey }) => formKey === id));
  }

  /** Those of these people whom the actor's structure sees today, by name. */
  async names(actor: StructureActor, ids: readonly string[]): Promise<Map<string, BeneficiarySummary>> {
    const seen = await this.unitOfWork.query<{ id: string }>(
      `SELECT one.id FROM unnest($2::uuid[]) AS one (id) WHERE ${visibleBeneficiarySql('one.id', '$1')}`,
      [actor.structureId, ids.filter(isId)],
    );
    return this.beneficiaries.summaries(seen.map(({ id }) => id));
  }

  /** Of these forms, those that became sessions of the actor. */
  async madeOf(actor: StructureActor, formKeys: readonly string[]): Promise<{ id: string; formKey: string }[]> {
    const keys = formKeys.filter(isId);
    if (keys.length === 0) return [];
    return this.unitOfWork.query(
      `SELECT id, form_key AS "formKey" FROM support_session
        WHERE form_key = ANY ($3::uuid[]) AND structure_id = $1 AND mediator_id = $2`,
      [actor.structureId, actor.userId, keys],
    );
  }

  /** How much the actor put off. */
  async count(actor: StructureActor, kinds: readonly string[]): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      'SELECT count(*) AS count FROM support_session WHERE structure_id = $1 AND mediator_id = $2 AND to_complete',
      [actor.structureId, actor.userId],
    );
    return (row?.count ?? 0) + (await this.drafts(actor, kinds)).length;
  }
}
