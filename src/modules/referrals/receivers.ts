import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { StructuresService } from '../structures/index.js';

/** To whom the person is sent: a place of the directory, or a structure (a caisse, another desk). */
export type ReceiverChoice = { placeId: string } | { structureId: string };

export interface Receiver {
  structureId: string | null;
  placeId: string | null;
  name: string;
  isFund: boolean;
}

export interface Partner {
  id: string;
  name: string;
  communeName: string | null;
}

/** Someone of the structure `s` can sign in on the day $1. */
const HAS_ACCOUNT = `EXISTS (
  SELECT FROM membership m JOIN app_user u ON u.id = m.user_id
   WHERE m.structure_id = s.id AND u.disabled_at IS NULL
     AND m.starts_on <= $1 AND (m.ends_on IS NULL OR m.ends_on >= $1))`;

@Injectable()
export class Receivers {
  constructor(
    private readonly structures: StructuresService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFoundError when there is no such place or structure
   * @throws ConflictError when it is the sender's own structure
   */
  async find(actor: StructureActor, choice: ReceiverChoice): Promise<Receiver> {
    const receiver = 'placeId' in choice ? await this.place(choice.placeId) : await this.structure(choice.structureId);
    if (receiver.structureId === actor.structureId) {
      throw new ConflictError(
        'Ce lieu est celui de votre propre structure\u00a0: il n’y a pas d’orientation à envoyer.',
      );
    }
    return receiver;
  }

  /** Those of the structures in which someone can sign in today, and so answer by themselves. */
  async withAccounts(structureIds: readonly string[]): Promise<Set<string>> {
    if (structureIds.length === 0) return new Set();
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT s.id FROM structure s WHERE s.id = ANY($2) AND ${HAS_ACCOUNT}`,
      [this.clock.today(), structureIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** The other structures of a département that answer here, caisses apart: a colleague's desk, an association. */
  partners(actor: StructureActor, departmentCode: string): Promise<Partner[]> {
    return this.unitOfWork.query<Partner>(
      `SELECT s.id, s.name, c.name AS "communeName"
         FROM structure s JOIN commune c ON c.insee_code = s.commune_insee
        WHERE c.department_code = $2 AND s.id <> $3 AND s.kind <> 'fund' AND ${HAS_ACCOUNT}
        ORDER BY s.name, s.id LIMIT 30`,
      [this.clock.today(), departmentCode, actor.structureId],
    );
  }

  /** False when the sender has to note the answer heard by phone. */
  async answersHere(structureId: string | null): Promise<boolean> {
    return structureId !== null && (await this.withAccounts([structureId])).has(structureId);
  }

  private async place(id: string): Promise<Receiver> {
    const place = isId(id) ? await this.structures.place(id) : undefined;
    if (!place) throw new NotFoundError('place');
    const { structureId, name } = place;
    const owner = structureId === null ? undefined : await this.structures.require(structureId);
    return { structureId, placeId: id, name, isFund: owner?.kind === 'fund' };
  }

  private async structure(id: string): Promise<Receiver> {
    if (!isId(id)) throw new NotFoundError('structure');
    const structure = await this.structures.require(id);
    return { structureId: id, placeId: null, name: structure.name, isFund: structure.kind === 'fund' };
  }
}
