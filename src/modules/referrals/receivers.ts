import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { StructuresService } from '../structures/index.js';
import { type WorkshopOffer, WorkshopOffers } from '../workshops/index.js';
import type { DeskRole } from './referral.entity.js';

/** To whom the person is sent: a place of the directory, a structure (a caisse), a workshop, or a desk of one’s own. */
export type ReceiverChoice =
  { placeId: string } | { structureId: string } | { workshopId: string } | { userId: string } | { role: DeskRole };

export interface Receiver {
  structureId: string | null;
  placeId: string | null;
  name: string;
  /** Of an internal referral. */
  userId: string | null;
  role: DeskRole | null;
  isFund: boolean;
  /** The workshop in which a seat is asked for. */
  workshop: WorkshopOffer | null;
}

export interface Colleague {
  id: string;
  name: string;
  role: 'mediator' | 'counter' | 'structure_manager';
}

const noDesk = { userId: null, role: null, workshop: null };

const OWN_PLACE = 'Ce lieu est celui de votre propre structure\u00a0: il n’y a pas d’orientation à envoyer.';
const OWN_WORKSHOP =
  'Cet atelier est celui de votre propre structure\u00a0: inscrivez la personne, il n’y a pas d’orientation à envoyer.';

export const deskNames: Record<DeskRole, string> = { mediator: 'Médiation numérique', counter: 'Accueil' };

export interface Partner {
  id: string;
  name: string;
  communeName: string | null;
}

export interface ReceiverContact {
  communeName: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
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
    private readonly offers: WorkshopOffers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFoundError when there is no such place, structure or workshop
   * @throws ConflictError when it is the sender's own structure, or the workshop is not open any more
   */
  async find(actor: StructureActor, choice: ReceiverChoice): Promise<Receiver> {
    if ('userId' in choice || 'role' in choice) return this.desk(actor, choice);
    const receiver = await this.elsewhere(choice);
    if (receiver.structureId === actor.structureId) {
      throw new ConflictError(receiver.workshop ? OWN_WORKSHOP : OWN_PLACE);
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
    return this.unitOfWork.prepared<Partner>(
      `SELECT s.id, s.name, c.name AS "communeName"
         FROM structure s JOIN commune c ON c.insee_code = s.commune_insee
        WHERE c.department_code = $2 AND s.id <> $3 AND s.kind <> 'fund' AND ${HAS_ACCOUNT}
        ORDER BY s.name, s.id LIMIT 30`,
      [this.clock.today(), departmentCode, actor.structureId],
    );
  }

  /** Who else works today in the actor’s structure, by name. */
  colleagues(actor: StructureActor): Promise<Colleague[]> {
    return this.unitOfWork.prepared<Colleague & Record<string, unknown>>(
      `SELECT DISTINCT u.id, u.first_name || ' ' || u.last_name AS name, m.role, u.last_name, u.first_name
         FROM membership m JOIN app_user u ON u.id = m.user_id
        WHERE m.structure_id = $2 AND u.id <> $3 AND u.disabled_at IS NULL
          AND m.role IN ('mediator', 'counter', 'structure_manager')
          AND m.starts_on <= $1 AND (m.ends_on IS NULL OR m.ends_on >= $1)
        ORDER BY u.last_name, u.first_name, u.id LIMIT 100`,
      [this.clock.today(), actor.structureId, actor.userId],
    );
  }

  /** False when the sender has to note the answer heard by phone. */
  async answersHere(structureId: string | null): Promise<boolean> {
    return structureId !== null && (await this.withAccounts([structureId])).has(structureId);
  }

  /** How to reach it: the place's own means, then those of the structure that runs it. */
  async contactOf(to: {
    receiverPlaceId: string | null;
    receiverStructureId: string | null;
  }): Promise<ReceiverContact> {
    const place = to.receiverPlaceId ? await this.structures.place(to.receiverPlaceId) : undefined;
    const structure = to.receiverStructureId ? await this.structures.require(to.receiverStructureId) : undefined;
    return {
      communeName: place?.communeName ?? structure?.communeName ?? null,
      phone: place?.phone ?? structure?.phone ?? null,
      email: place?.emails[0] ?? structure?.email ?? null,
    };
  }

  private elsewhere(choice: Exclude<ReceiverChoice, { userId: string } | { role: DeskRole }>): Promise<Receiver> {
    if ('placeId' in choice) return this.place(choice.placeId);
    return 'workshopId' in choice ? this.workshop(choice.workshopId) : this.structure(choice.structureId);
  }

  private async workshop(id: string): Promise<Receiver> {
    const workshop = await this.offers.open(id);
    if (!workshop) {
      throw new ConflictError('Cet atelier n’est plus ouvert aux inscriptions. Choisissez-en un autre pour la personne.');
    }
    return { ...(await this.structure(workshop.structureId)), workshop };
  }

  private async place(id: string): Promise<Receiver> {
    const place = isId(id) ? await this.structures.place(id) : undefined;
    if (!place) throw new NotFoundError('place');
    const { structureId, name } = place;
    const owner = structureId === null ? undefined : await this.structures.require(structureId);
    return { structureId, placeId: id, name, ...noDesk, isFund: owner?.kind === 'fund' };
  }

  private async structure(id: string): Promise<Receiver> {
    if (!isId(id)) throw new NotFoundError('structure');
    const structure = await this.structures.require(id);
    return { structureId: id, placeId: null, name: structure.name, ...noDesk, isFund: structure.kind === 'fund' };
  }

  /** @throws NotFoundError a colleague who no longer works here, or oneself */
  private async desk(actor: StructureActor, choice: { userId: string } | { role: DeskRole }): Promise<Receiver> {
    const here = { structureId: actor.structureId, placeId: null, isFund: false, workshop: null };
    if ('role' in choice) return { ...here, name: deskNames[choice.role], userId: null, role: choice.role };
    const colleague = (await this.colleagues(actor)).find(({ id }) => id === choice.userId);
    if (!colleague) throw new NotFoundError('colleague');
    return { ...here, name: colleague.name, userId: colleague.id, role: null };
  }
}
