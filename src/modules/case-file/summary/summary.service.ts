import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { BeneficiariesService, type BeneficiaryCard, canGiveSummary } from '../../beneficiaries/index.js';
import { MessageComposers } from '../../messages/index.js';
import { LookersQueries, type StructureLooked } from '../lookers.queries.js';
import { summaryParts } from './parts.js';
import type { SummaryPart, Telling } from './summary-part.js';

export interface Fact {
  label: string;
  words: string;
}

export interface ToldPart {
  heading: string;
  records: Fact[][];
  /** There is more than one sheet can hold. */
  more: boolean;
}

export interface Summary {
  person: BeneficiaryCard;
  parts: ToldPart[];
  /** Null for a structure that does not hold the file. */
  lookers: StructureLooked[] | null;
}

/** Years of weekly sessions; far beyond, the rest is given apart. */
const MOST = 2000;

type Row = Record<string, unknown>;

/** « Ce que nous savons de la personne » (GDPR, article 15): everything that the structure holds or sees, in plain words. */
@Injectable()
export class SummaryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly beneficiaries: BeneficiariesService,
    private readonly lookers: LookersQueries,
    private readonly composers: MessageComposers,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NotFoundError absent, or not for this actor */
  async give(actor: StructureActor, id: string): Promise<Summary> {
    const person = await this.beneficiaries.find(actor, id);
    if (!canGiveSummary(actor, person)) throw new NotFoundError('beneficiary');
    await this.audit.record({ verb: 'beneficiary.summary', subjectKind: 'beneficiary', subjectId: person.id });
    const parts: ToldPart[] = [];
    for (const part of summaryParts) parts.push(await this.tell(part, person.id, actor.structureId));
    // The other structures' journal is theirs to tell.
    const holds = person.structureId === actor.structureId;
    return { person, parts, lookers: holds ? await this.lookers.structures(person.id) : null };
  }

  private async tell(part: SummaryPart, personId: string, structureId: string): Promise<ToldPart> {
    const columns = Object.entries(part.told).map(([name, { sql }]) => `${sql ?? `t.${snake(name)}`} AS "${name}"`);
    const rows = await this.unitOfWork.query<Row>(`SELECT ${columns.join(', ')} ${part.from} LIMIT ${MOST + 1}`, [
      personId,
      structureId,
    ]);
    const records = rows.slice(0, MOST).map((row) => this.facts(part, row));
    return { heading: part.heading, records, more: rows.length > MOST };
  }

  private facts(part: SummaryPart, row: Row): Fact[] {
    const telling: Telling = { row, messageLabel: (kind) => this.composers.labelOf(kind) };
    return Object.entries(part.told).flatMap(([name, { label, words }]) => {
      const found = words(row[name], telling);
      return found === null ? [] : [{ label, words: found }];
    });
  }
}

const snake = (property: string): string => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
