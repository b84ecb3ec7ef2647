import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId, newId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { AssessmentsService } from '../assessments/index.js';
import { FundOfResidence } from './fund-of-residence.js';
import { InformationSheet } from './information-sheet.entity.js';

export interface InformationSheetLine {
  id: string;
  givenAt: Date;
  structureId: string;
  fundId: string | null;
}

/** « information remise »: counted apart from referrals, since nothing is transmitted and nobody answers. */
@Injectable()
export class InformationSheets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly assessments: AssessmentsService,
    private readonly people: FundOfResidence,
  ) {}

  /** Notes that the sheet was handed over, with the caisse's contact means as they are printed. */
  async give(actor: StructureActor, beneficiaryId: string): Promise<{ id: string }> {
    return this.unitOfWork.run(async () => {
      const { person, fund, fundIsSure } = await this.people.of(actor, beneficiaryId);
      const level = (await this.assessments.current([person.id])).get(person.id)?.level ?? 'notAssessed';
      const sheet = {
        id: newId(),
        beneficiaryId: person.id,
        structureId: actor.structureId,
        givenBy: actor.userId,
        givenAt: this.clock.now(),
        fundId: fundIsSure ? (fund?.id ?? null) : null,
        level,
      };
      await this.unitOfWork.repository(InformationSheet).insert(sheet);
      await this.people.noteContact(person.id, this.clock.today());
      await this.audit.record({
        verb: 'information_sheet.give',
        subjectKind: 'information_sheet',
        subjectId: sheet.id,
        details: { beneficiaryId: person.id, level },
      });
      return { id: sheet.id };
    });
  }

  /**
   * @returns the sheet, and whether its caisse is of the general scheme (36 46, ameli.fr): true when none is known
   * @throws NotFoundError absent, or given by another structure
   */
  async find(actor: StructureActor, id: string): Promise<{ sheet: InformationSheet; general: boolean }> {
    const sheet = isId(id) ? await this.unitOfWork.repository(InformationSheet).findOneBy({ id }) : null;
    if (!sheet || sheet.structureId !== actor.structureId) throw new NotFoundError('information sheet');
    const [fund] = await this.unitOfWork.query<{ fund_scheme: string }>(
      'SELECT fund_scheme FROM structure WHERE id = $1',
      [sheet.fundId],
    );
    return { sheet, general: !fund || fund.fund_scheme === 'general' };
  }

  /** Newest first; the caller has checked that the person's page may be read. */
  async ofBeneficiary(beneficiaryId: string): Promise<InformationSheetLine[]> {
    const sheets = await this.unitOfWork
      .repository(InformationSheet)
      .find({ where: { beneficiaryId }, order: { givenAt: 'DESC' } });
    return sheets.map(({ id, givenAt, structureId, fundId }) => ({ id, givenAt, structureId, fundId }));
  }
}
