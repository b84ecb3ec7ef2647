import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StructureActor } from '../access/actor.js';
import { UnitOfWork } from '../db/index.js';
import { NotFoundError } from '../errors/domain-error.js';
import { isId } from '../ids.js';
import { Jobs } from '../jobs/index.js';
import { Clock } from '../time/clock.js';
import type { DraftContent } from './form-draft.entity.js';

const KEPT_DAYS = 14;
const MOST_LISTED = 50;
export const EXPIRE_DRAFTS = 'drafts-expire';

/** Which writing of a draft a page knows, and which page it is. */
export interface DraftMark {
  id: string;
  /** 0 when the page has never heard of one. */
  version: number;
  writer: string;
}

export interface Draft {
  id: string;
  kind: string;
  content: DraftContent;
  version: number;
  updatedAt: Date;
}

export interface Written {
  /** `stale`: another page wrote since, nothing was overwritten. */
  state: 'saved' | 'stale';
  version: number;
  at: Date;
}

/** Forms under way, each for its author in one structure. The id is that of the form, made when it was shown. */
@Injectable()
export class Drafts implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(EXPIRE_DRAFTS, () => this.expire(), { everyCron: '20 3 * * *' });
  }

  /** @throws NotFoundError when the id is none of ours, or the draft somebody else's */
  async save(actor: StructureActor, kind: string, mark: DraftMark, content: DraftContent): Promise<Written> {
    if (!isId(mark.id) || !isId(mark.writer)) throw new NotFoundError('draft');
    const now = this.clock.now();
    const expires = new Date(now.getTime() + KEPT_DAYS * 86_400_000);
    const [saved] = await this.unitOfWork.prepared<{ version: number }>(
      `INSERT INTO form_draft AS d
         (id, owner_id, structure_id, kind, content, version, writer, created_at, updated_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $7, $8)
       ON CONFLICT (id) DO UPDATE SET content = excluded.content, version = d.version + 1, writer = excluded.writer,
         updated_at = excluded.updated_at, expires_at = excluded.expires_at
       WHERE d.owner_id = excluded.owner_id AND d.structure_id = excluded.structure_id AND d.kind = excluded.kind
         AND (d.version = $9 OR d.writer = excluded.writer)
       RETURNING version`,
      [mark.id, actor.userId, actor.structureId, kind, content, mark.writer, now, expires, mark.version],
    );
    if (saved) return { state: 'saved', version: saved.version, at: now };
    const { version, updatedAt } = await this.find(actor, kind, mark.id);
    return { state: 'stale', version, at: updatedAt };
  }

  /** @throws NotFoundError absent, of somebody else, or of another form */
  async find(actor: StructureActor, kind: string, id: string): Promise<Draft> {
    const [draft] = isId(id) ? await this.read(actor, [kind], 'AND id = $4', id) : [];
    if (!draft) throw new NotFoundError('draft');
    return draft;
  }

  /** The actor's own, the last written first. */
  list(actor: StructureActor, kinds: readonly string[]): Promise<Draft[]> {
    return this.read(actor, kinds, `ORDER BY updated_at DESC LIMIT ${MOST_LISTED}`);
  }

  /**
   * Takes the draft away as its form is sent, in the transaction of what is made of it. A page that has not seen the last
   * writing of another takes nothing: `superseded` is the version it has not seen.
   */
  async take(actor: StructureActor, { id, version, writer }: DraftMark): Promise<{ superseded: number | null }> {
    const [found] = await this.unitOfWork.prepared<{ version: number; known: boolean }>(
      `WITH found AS (SELECT id, version, version = $4 OR writer = $5 AS known FROM form_draft
                       WHERE id = $1 AND owner_id = $2 AND structure_id = $3 FOR UPDATE),
            gone AS (DELETE FROM form_draft d USING found WHERE d.id = found.id AND found.known)
       SELECT version, known FROM found`,
      [id, actor.userId, actor.structureId, version, isId(writer) ? writer : null],
    );
    return { superseded: found && found.known !== true ? found.version : null };
  }

  /** @throws NotFoundError absent, of somebody else, or of another form */
  async drop(actor: StructureActor, kind: string, id: string): Promise<void> {
    const { id: found } = await this.find(actor, kind, id);
    await this.unitOfWork.execute('DELETE FROM form_draft WHERE id = $1', [found]);
  }

  private read(
    actor: StructureActor,
    kinds: readonly string[],
    rest: string,
    ...parameters: string[]
  ): Promise<Draft[]> {
    return this.unitOfWork.query<Draft>(
      `SELECT id, kind, content, version, updated_at AS "updatedAt" FROM form_draft
        WHERE owner_id = $1 AND structure_id = $2 AND kind = ANY ($3) ${rest}`,
      [actor.userId, actor.structureId, kinds, ...parameters],
    );
  }

  private async expire(): Promise<void> {
    await this.unitOfWork.execute('DELETE FROM form_draft WHERE expires_at <= $1', [this.clock.now()]);
  }
}
