import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';
import type { Level } from '../assessments/index.js';
import { BeneficiariesService } from '../beneficiaries/index.js';
import { StructuresService } from '../structures/index.js';
import { PersonGlimpses } from './person-glimpses.js';
import { personViewOf, sideOf } from './referral.policy.js';
import type { Outcome, ReferralPath } from './referral-codes.js';
import type { ReferralLine } from './referral-line.js';
import type { ReferralStatus } from './referral-status.js';
import { statusLabels } from './web/labels.js';

interface Row {
  id: string;
  beneficiary_id: string;
  sender_structure_id: string;
  sender_id: string;
  receiver_structure_id: string | null;
  receiver_user_id: string | null;
  receiver_role: string | null;
  path: ReferralPath;
  level: Level;
  receiver_name: string;
  status: ReferralStatus;
  created_at: Date;
  sent_at: Date | null;
  opened_at: Date | null;
  acknowledged_at: Date | null;
  last_reminded_at: Date | null;
  answered_at: Date | null;
  closed_at: Date | null;
  outcome: Outcome | null;
  appointment_on: Day | null;
  /** Who sent it, when it is a colleague. */
  colleague: string | null;
}

/** Rows of the table made into lines that one structure may read: names in two calls, whatever their number. */
@Injectable()
export class ReferralLines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly beneficiaries: BeneficiariesService,
    private readonly glimpses: PersonGlimpses,
    private readonly structures: StructuresService,
  ) {}

  /**
   * @param condition SQL on `r`, bounded by the structure ($1), with its order; the parameters go on from $2
   * @param byKey `condition` is a constant, and one plan serves all its values
   */
  async read(
    actor: StructureActor,
    condition: string,
    parameters: readonly unknown[],
    byKey = false,
  ): Promise<ReferralLine[]> {
    const sql = `SELECT r.id, r.beneficiary_id, r.sender_structure_id, r.sender_id, r.receiver_structure_id,
              r.receiver_user_id, r.receiver_role, r.path, r.level, r.receiver_name, r.status, r.created_at,
              r.sent_at, r.opened_at, r.acknowledged_at, r.last_reminded_at, r.answered_at,
              r.closed_at, r.outcome, r.appointment_on,
              CASE WHEN r.path = 'internal' THEN (SELECT u.first_name || ' ' || u.last_name FROM app_user u
                WHERE u.id = r.sender_id) END AS colleague
         FROM referral r WHERE ${condition}`;
    const all = [actor.structureId, ...parameters];
    const rows = await (byKey
      ? this.unitOfWork.prepared<Row & Record<string, unknown>>(sql, all)
      : this.unitOfWork.query<Row>(sql, all));
    const people = await this.people(actor, rows);
    const senders = await this.structures.summaries([...new Set(rows.map((row) => row.sender_structure_id))]);
    return rows.map((row) => ({
      id: row.id,
      beneficiaryId: row.beneficiary_id,
      personName: people.get(row.id)?.name ?? null,
      communeName: people.get(row.id)?.communeName ?? null,
      path: row.path,
      level: row.level,
      receiverName: row.receiver_name,
      senderName: row.colleague ?? senders.get(row.sender_structure_id)?.name ?? '',
      status: row.status,
      statusLabel: statusLabels[row.status],
      createdAt: row.created_at,
      sentAt: row.sent_at,
      openedAt: row.opened_at,
      acknowledgedAt: row.acknowledged_at,
      lastRemindedAt: row.last_reminded_at,
      answeredAt: row.answered_at,
      closedAt: row.closed_at,
      outcome: row.outcome,
      appointmentOn: row.appointment_on,
      direction: directionOf(actor, row),
    }));
  }

  private async people(actor: StructureActor, rows: Row[]) {
    const seen = rows.map((row) => ({
      row,
      view: personViewOf(directionOf(actor, row) === 'sent' ? 'sender' : 'receiver', row),
    }));
    const idsOf = (view: string) => [
      ...new Set(seen.filter((item) => item.view === view).map((item) => item.row.beneficiary_id)),
    ];
    const full = await this.beneficiaries.summaries(idsOf('full'));
    const glimpses = await this.glimpses.of(idsOf('glimpse'));
    const people = new Map<string, { name: string; communeName: string | null }>();
    for (const { row, view } of seen) {
      const summary = view === 'full' ? full.get(row.beneficiary_id) : undefined;
      const glimpse = view === 'glimpse' ? glimpses.get(row.beneficiary_id) : undefined;
      if (summary) people.set(row.id, { name: summary.displayName, communeName: summary.communeName });
      if (glimpse) people.set(row.id, { name: glimpse.firstName, communeName: glimpse.communeName });
    }
    return people;
  }
}

function directionOf(actor: StructureActor, row: Row): 'sent' | 'received' {
  const side = sideOf(actor, {
    path: row.path,
    senderStructureId: row.sender_structure_id,
    senderId: row.sender_id,
    receiverStructureId: row.receiver_structure_id,
    receiverUserId: row.receiver_user_id,
    receiverRole: row.receiver_role,
    workshopId: null,
    status: row.status,
    sentAt: row.sent_at,
  });
  return side === 'receiver' ? 'received' : 'sent';
}
